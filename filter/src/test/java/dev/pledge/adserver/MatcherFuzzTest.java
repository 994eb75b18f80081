package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of the matcher on lists and URLs that a fuzzer makes up, guided by which code they reach. The first line is the URL,
 * the others are the list. In the build only the seeds are run; CONTRIBUTING.md says how to fuzz.
 */
class MatcherFuzzTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();
    private static final int PIECE = 16 * 1024;
    private static final String PAGE = "shop.test";

    @MethodSource("seeds")
    @DictionaryEntries({
        "||",
        "@@",
        "$",
        "^",
        "*",
        "$script,",
        "domain=shop.test",
        "third-party",
        "important",
        "badfilter",
        "match-case",
        "to=",
        "https://",
        "ads.test",
        "/^https?:\\/\\/",
        "[a-z]+",
        "{3,9}",
        "(a|b)",
        ".*"
    })
    @FuzzTest(maxDuration = "10m")
    void anyListJudgesAnyUrlAsItsRulesDoOneByOne(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        String url = line < 0 ? "" : ascii(text.substring(0, line));
        String rules = text.substring(line + 1);
        CompiledLists few = compile(rules);
        CompiledLists many = compile(padding() + rules);
        String host = AdServerData.hostOf(url);

        for (ResourceType type : ResourceType.values()) {
            Verdict verdict = few.verdict(url, host, type, PAGE);
            assertThat(many.verdict(url, host, type, PAGE).kind()).isEqualTo(verdict.kind());
            PageAdServers page = many.forPage(url, host);
            assertThat(page.verdict(url, host, type)).isEqualTo(page.verdict(url, host, type));
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void aUrlOfARepeatedPieceIsJudgedInLinearTime(byte[] data) throws IOException {
        String text = ascii(new String(data, StandardCharsets.ISO_8859_1));
        int line = text.indexOf('\n');
        if (line < 1) {
            return;
        }
        PageAdServers page = compile(padding() + text.substring(line + 1)).forPage("", PAGE);
        String piece = text.substring(0, line);
        long least = Math.min(nanos(page, piece, PIECE), nanos(page, piece, PIECE));
        // What must be told apart is four times the time and sixteen times.
        long most = Math.min(nanos(page, piece, 4 * PIECE), nanos(page, piece, 4 * PIECE));
        assertThat(most).isLessThan(9 * least + 100_000_000);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "https://a.ads.test/x\n||ads.test^\n@@||a.ads.test/x|",
                        "https://a.test/ads/160x600.gif?x=1\n/ads/160x*.gif$image\n@@/ads/$domain=shop.test,important",
                        "https://cdn.test/ad12.js\n/ad[0-9]+\\.js$/$script,third-party\n||cdn.test^$badfilter",
                        "http://u@b.test:80/\n||b.test:80^\n|http://*b.test\n://*b^",
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\naaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\n/(a+)+b/\n*a*a*a*a*b\n",
                        "/ads/\n/ads/*/ads/*/sda/\n||a*/ads/^^^|\n",
                        "://a.b\n://a.*.b^c\n$third-party,image\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    private static String ascii(String text) {
        return text.replaceAll("[^\\n -~]", "_");
    }

    private static String padding() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rules.append("/\u0001never")
                    .append(i)
                    .append("/x\n@@/\u0001ever")
                    .append(i)
                    .append("/x\n");
        }
        return rules.toString();
    }

    private static CompiledLists compile(String rules) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        byte[] list = ("[Adblock]\n" + rules).getBytes(StandardCharsets.UTF_8);
        FilterListReader.read("list", new ByteArrayInputStream(list), compiler);
        return compiler.compile();
    }

    private static long nanos(PageAdServers page, String piece, int length) {
        String url = "https://x.test/" + piece.repeat(length / piece.length());
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        page.verdict(url, "x.test", ResourceType.SCRIPT);
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }
}
