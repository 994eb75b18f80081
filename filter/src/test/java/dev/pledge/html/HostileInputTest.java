package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time grows no faster than the input. The bound is wide: what it must tell apart is four times the time and sixteen times. */
class HostileInputTest {
    private static final int CHUNK = 8192;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // begins with | repeated | bytes in all
                "`` | < | 10000000",
                "`` | <!-- | 4000000",
                "`` | & | 10000000",
                "`<a ` | x= | 2000000",
                "`<a ` | `x ` | 2000000",
                "`` | `<a x y z=1>` | 4000000",
                "`` | <svg> | 4000000",
                "<svg> | `<g></x>` | 4000000",
                "<svg> | <desc><p> | 4000000",
                "`` | <a></b> | 210000",
                "`` | <div><p> | 1600000",
                "`` | <template> | 4000000",
                "<script> | </scrip | 4000000",
                "<script> | <!--<script> | 4000000",
                "<noscript> | </noscrip | 4000000",
                "<noscript> | `<p title=\"` | 4000000",
                "`` | <object> | 4000000",
                "`` | `<video x>` | 4000000",
                "`` | `&l<img x>` | 4000000",
                "`<p x='` | &amp; | 4000000",
                "<!DOCTYPE | `\"` | 4000000",
                "`` | aaaaaaaaaaaaaaaa | 4000000",
                "`<` | a | 4000000",
            })
    void isReadInLinearTime(String start, String repeated, int length) throws IOException {
        byte[] page = Rewriting.bytes(start + repeated.repeat(length / repeated.length()));
        cpu(page, page.length / 16);
        long quarter = Math.min(cpu(page, page.length / 4), cpu(page, page.length / 4));
        long whole = Math.min(cpu(page, page.length), cpu(page, page.length));

        assertThat(whole).isLessThan(9 * quarter + 100_000_000);
    }

    private static long cpu(byte[] page, int length) throws IOException {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        AtomicLong out = new AtomicLong();
        HtmlRewriter rewriter = new HtmlRewriter(new Watching(), Limits.DEFAULT);
        for (int p = 0; p < length; p += CHUNK) {
            rewriter.write(page, p, Math.min(CHUNK, length - p), (b, off, len) -> out.addAndGet(len));
        }
        rewriter.finish((b, off, len) -> out.addAndGet(len));
        assertThat(rewriter.changed() || out.get() == length).isTrue();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static final class Watching implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return true;
        }

        @Override
        public void startTag(StartTag tag) {
            boolean marked = tag.has("x");
            if (tag.element() == Element.SCRIPT) {
                tag.holdText();
            } else if (marked && tag.element() != Element.A) {
                tag.removeElement();
            }
        }
    }
}
