package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of the reader on lists that a fuzzer makes up, guided by which code they reach. In the build only the seeds are run;
 * CONTRIBUTING.md says how to fuzz.
 */
class FilterListFuzzTest {
    private static final int PIECE = 64 * 1024;

    @MethodSource("seeds")
    @DictionaryEntries({
        "[Adblock Plus 2.0]",
        "||",
        "@@",
        "$",
        "^",
        "##.",
        "###",
        "#@#",
        "#?#",
        "$script,",
        "domain=",
        "|~",
        "third-party",
        "document",
        "generichide",
        "badfilter",
        "redirect=",
        "denyallow=",
        "!#if",
        "!#endif",
        "0.0.0.0 ",
        "127.0.0.1 ",
        "::1 ",
        "xn--"
    })
    @FuzzTest(maxDuration = "10m")
    void anyListIsReadOrRefused(byte[] list) {
        try {
            FilterListSummary summary = read(list, new Listed());
            assertThat(summary.skipped()).hasSizeBetween(0, Math.min(summary.skippedLines(), FilterListSummary.NAMED));
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).+");
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void aLineOfARepeatedPieceIsReadInLinearTime(byte[] piece) throws IOException {
        if (piece.length == 0 || piece[0] == '<' || piece[0] == 0x1F) {
            return;
        }
        long least = Math.min(nanos(line(piece, PIECE)), nanos(line(piece, PIECE)));
        // What must be told apart is four times the time and sixteen times.
        long most = Math.min(nanos(line(piece, 4 * PIECE)), nanos(line(piece, 4 * PIECE)));
        assertThat(most).isLessThan(9 * least + 100_000_000);
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "||ads.test^",
                        "[Adblock Plus 2.0]\n||ads.test^$script,domain=a.test|~b.a.test\n@@/x/*$document",
                        "[Adblock]\n##.ad\na.test,~b.test###banner\na.test#?#div:has(p)\n#@#.x",
                        "[Adblock]\n/^https?:\\/\\/a$/$match-case\n|http://é/**^|\n$csp=x 'y'",
                        "[Adblock]\n!#if a\n||b.test^\n!#endif\n# c\n@@||d.test^$generichide,elemhide",
                        "0.0.0.0 a.test b.test # c\n:: d.test\n10.0.0.1 e.test",
                        "a.test\n*.bücher.test\nc.test/path/*/x\n",
                        "$",
                        "a$",
                        ",",
                        "$domain=|",
                        "*",
                        "$~",
                        "##",
                        "#@",
                        "\\,",
                        "é*")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** A header, so that it is read as a rule; then the piece over and over, in one line. */
    private static byte[] line(byte[] piece, int length) {
        byte[] header = "[Adblock]\n".getBytes(StandardCharsets.UTF_8);
        byte[] list = Arrays.copyOf(header, header.length + length);
        for (int i = 0; i < length; i++) {
            byte b = piece[i % piece.length];
            list[header.length + i] = b == '\n' ? (byte) ' ' : b;
        }
        return list;
    }

    private static long nanos(byte[] list) throws IOException {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        read(list, new Listed());
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static FilterListSummary read(byte[] list, RuleSink sink) throws IOException {
        return FilterListReader.read("list", new ByteArrayInputStream(list), sink);
    }
}
