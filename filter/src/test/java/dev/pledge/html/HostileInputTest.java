package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However hostile the input: time grows no faster than it, and memory not at all. */
class HostileInputTest {
    private static final int CHUNK = 8192;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** begins with | repeated | bytes in all */
    private static final String INPUTS = """
            `` | < | 10000000
            `` | <!-- | 4000000
            `` | & | 10000000
            `<a ` | x= | 2000000
            `<a ` | `x ` | 2000000
            `` | `<a x y z=1>` | 4000000
            `` | <svg> | 4000000
            <svg> | `<g></x>` | 4000000
            <svg> | <desc><p> | 4000000
            `` | <a></b> | 210000
            `` | <div><p> | 1600000
            `` | <template> | 4000000
            <script> | </scrip | 4000000
            <script> | <!--<script> | 4000000
            <noscript> | </noscrip | 4000000
            <noscript> | `<p title="` | 4000000
            `` | <object> | 4000000
            `` | `<video x>` | 4000000
            `` | `&l<img x>` | 4000000
            `<p x='` | &amp; | 4000000
            <!DOCTYPE | `"` | 4000000
            `` | aaaaaaaaaaaaaaaa | 4000000
            `<` | a | 4000000
            `` | </ | 4000000
            `` | <! | 4000000
            `<a ` | `x="" ` | 2000000
            `<a ` | `x='` | 2000000
            `<a ` | `style ` | 2000000
            `<a ` | `style=a ` | 2000000
            `<a x=` | `"` | 2000000
            <a | / | 2000000
            `` | <svg><math> | 4000000
            `` | <math><mi> | 4000000
            <svg> | <![CDATA[ | 4000000
            <svg><![CDATA[ | ]] | 4000000
            `` | <noscript><template> | 4000000
            <noscript> | <template> | 4000000
            `` | <noscript></noscript> | 4000000
            <script><!-- | - | 4000000
            <script><!--<script | <script | 4000000
            <!-- | --!- | 4000000
            `` | <img> | 4000000
            `<img src="data:` | AAAA | 5000000
            `<p style="` | AAAA | 5000000
            `` | `<svg x>` | 4000000
            `` | `<object x></object>` | 4000000
            `` | `<object x><i>` | 4000000
            <textarea> | </textare | 4000000
            <plaintext> | </plaintext> | 4000000
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = INPUTS)
    void isReadInLinearTime(String start, String repeated, int length) throws IOException {
        byte[] page = Rewriting.bytes(start + repeated.repeat(length / repeated.length()));
        cpu(page, page.length / 16);
        long quarter = Math.min(cpu(page, page.length / 4), cpu(page, page.length / 4));
        long whole = Math.min(cpu(page, page.length), cpu(page, page.length));

        // The bound is wide: what it must tell apart is four times the time and sixteen times.
        assertThat(whole).isLessThan(9 * quarter + 100_000_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = INPUTS)
    void isReadInConstantMemory(String start, String repeated, int length) throws IOException {
        byte[] page = Rewriting.bytes(start + repeated.repeat(length / repeated.length()));
        BufferPool pool = new BufferPool(1);
        read(page, new Reading(), pool);

        long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        int mostHeld = read(page, new Reading(), pool);
        long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

        assertThat(mostHeld).isLessThanOrEqualTo(Limits.DEFAULT.token() + Limits.DEFAULT.text());
        // The pool's buffers, beyond the largest one more, and what belongs to the rewriter itself.
        assertThat(allocated).isLessThan(8L * (Limits.DEFAULT.token() + Limits.DEFAULT.text()));
    }

    /** Returns how many bytes were held back at most. */
    private static int read(byte[] page, HtmlHandler handler, BufferPool pool) throws IOException {
        AtomicLong out = new AtomicLong();
        HtmlRewriter rewriter = new HtmlRewriter(handler, Limits.DEFAULT, StandardCharsets.UTF_8, pool);
        Output output = (b, off, len) -> out.addAndGet(len);
        int most = 0;
        for (int p = 0; p < page.length; p += CHUNK) {
            int length = Math.min(CHUNK, page.length - p);
            rewriter.write(page, p, length, output);
            most = Math.max(most, p + length - out.intValue());
        }
        rewriter.finish(output);
        assertThat(out.get()).isEqualTo(page.length);
        return most;
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

    /** Looks at every tag and text, and changes nothing. */
    private static final class Reading implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return true;
        }

        @Override
        public boolean wantsFetching() {
            return true;
        }

        @Override
        public void startTag(StartTag tag) {
            tag.holdText();
        }
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
