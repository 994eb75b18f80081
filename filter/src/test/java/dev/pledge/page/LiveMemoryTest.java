package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.CosmeticRule;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.testing.RetainedBytes;
import java.io.IOException;
import java.nio.charset.Charset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page keeps alive between two writes: never more than 64 KB, whatever is on it. */
class LiveMemoryTest {
    private static final int CAP = 64 * 1024;
    private static final int WRITE = 1000;

    private static final String SVG = "<svg>" + "<g>".repeat(300);
    /** What else is remembered of a page: a base, removed elements of many names, and what is open. */
    private static final String LADEN = "<base href='http://" + "h".repeat(60) + ".test/" + "p".repeat(1900) + "'>"
            + "<audio src=//ads.test/a><video src=//ads.test/a><object data=//ads.test/a>" + SVG;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>",
                "<script type=text/plain title='25'>",
                "<img src='data:",
                "<p title='",
                "</p",
                "<base href='https://x.test/50'><script>",
                "<object data=//ads.test/a><p>13</p><script>",
                "<object data=//ads.test/a><p>13</p><p title='",
                "SVG<a title='",
                "SVG<img src=//ads.test/a></",
                "LADEN<a title='",
                "LADEN<p>10</p><a title='",
                "<noscript><p title='",
                "<iframe srcdoc='<p>40</p>'></iframe><script>",
                "<object data=//ads.test/a><p>13</p><style>p{background:url(",
                "<p title='40'><style>p{background:url(",
            })
    void isWithinTheCap(String start) throws IOException {
        String page = start.replace("LADEN", LADEN).replace("SVG", SVG);
        for (int kilobytes : new int[] {10, 13, 25, 40, 50}) {
            page = page.replace(Integer.toString(kilobytes), "y".repeat(kilobytes * 1024));
        }
        long most = mostAlive((page + "x".repeat(100_000)).getBytes(ISO_8859_1), "utf-8");

        assertThat(most).isBetween(32L * 1024, (long) CAP);
    }

    @ParameterizedTest
    @CsvSource({
        "utf-16le, <script>, xx",
        "utf-16be, <p title=', \uD83D\uDE00",
        "iso-2022-jp, <script>, xx",
        "iso-2022-jp, <p title=', x\u3042",
    })
    void isWithinTheCapWhereThePageIsTranscoded(String charset, String start, String repeated) throws IOException {
        byte[] page = (start + repeated.repeat(50_000)).getBytes(Charset.forName(charset));

        assertThat(mostAlive(page, charset)).isBetween(16L * 1024, (long) CAP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p title='", "<script>", "<object data=//ads.test/a><p>13</p><a title='"})
    void isWithinTheCapWhileAPlaceForAdsIsUndecided(String start) throws IOException {
        Page page = Page.at("http://site.test/dir/page.html", "/dir/page.html")
                .with(new Places())
                .withoutEmptyContainers();
        String html = "<div class=ad-slot>".repeat(16) + "<!--" + "y".repeat(700) + "-->"
                + start.replace("13", "y".repeat(13 * 1024)) + "x".repeat(100_000);

        assertThat(mostAlive(page, html.getBytes(ISO_8859_1))).isBetween(32L * 1024, (long) CAP);
    }

    /** Says of every element that it holds ads. */
    private record Places() implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            return Page.ADS.verdict(url, host, type, pageHost);
        }

        @Override
        public PageAdServers forPage(String pageUrl, String pageHost) {
            return new PageAdServers() {
                @Override
                public Verdict verdict(CharSequence url, CharSequence host, ResourceType type) {
                    return Page.ADS.verdict(url, host, type, pageHost);
                }

                @Override
                public Verdict container(CosmeticRule.Attribute attribute, CharSequence text, int from, int to) {
                    String name = text.subSequence(from, to).toString();
                    return new Verdict(Verdict.Kind.BLOCKED, "##." + name, "easylist.txt:12345", "unknown");
                }
            };
        }

        @Override
        public boolean hasContainers() {
            return true;
        }

        @Override
        public String revision() {
            return "1";
        }
    }

    /** Returns how much is alive at most between two writes. */
    private static long mostAlive(byte[] bytes, String charset) throws IOException {
        return mostAlive(
                Page.at("http://site.test/dir/page.html", "/dir/page.html").in(charset), bytes);
    }

    private static long mostAlive(Page page, byte[] bytes) throws IOException {
        PageGovernor governor = page.governor();
        PageRewriter rewriter = governor.open(page.context(), page.charset(), (kind, what, label) -> {});
        long most = 0;
        for (int at = 0; at < bytes.length; at += WRITE) {
            rewriter.write(bytes, at, Math.min(WRITE, bytes.length - at), (b, off, len) -> {});
            most = Math.max(most, new RetainedBytes(governor, page).of(rewriter));
        }
        return most;
    }
}
