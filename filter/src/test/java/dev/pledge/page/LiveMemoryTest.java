package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

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

    /** Returns how much is alive at most between two writes. */
    private static long mostAlive(byte[] bytes, String charset) throws IOException {
        Page page = Page.at("http://site.test/dir/page.html", "/dir/page.html").in(charset);
        PageGovernor governor = page.governor();
        PageRewriter rewriter = governor.open(page.context(), charset, (kind, what, label) -> {});
        long most = 0;
        for (int at = 0; at < bytes.length; at += WRITE) {
            rewriter.write(bytes, at, Math.min(WRITE, bytes.length - at), (b, off, len) -> {});
            most = Math.max(most, new RetainedBytes(governor, page).of(rewriter));
        }
        return most;
    }
}
