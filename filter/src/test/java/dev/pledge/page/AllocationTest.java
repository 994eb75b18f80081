package dev.pledge.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.pledge.adserver.CompiledLists;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the writes of a page allocate from which nothing is removed, when the first has come. */
class AllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int WRITE = 8 * 1024;
    private static final int WARM = 60;
    private static final int MEASURED = 40;

    /** Whatever needs some room, so that a rewriter that makes it for itself is found out. */
    private static final String BODY = "<p>plain</p><img src='/größe.png?a=1&amp;b=2' alt='ü' lang=de loading=lazy>"
            + "<img src='/a.png' größe=1 data-ü='x'><svg viewBox='0 0 9 9'>" + "<g>".repeat(20)
            + "<use href='#i'/><image href='/ü.svg'/></svg><math><mi>x</mi></math>"
            + "<a href='https://www.example.test/?q=ä&amp;p=1' ping='/p?a&amp;b'>x</a>"
            + "<script type='application/ld+json'>{\"url\":\"https://schema.test/\"}</script>"
            + "<script type=' Text/Plain ; x'>let a = 1;</script><script language=JavaScript>x()</script>"
            + "<img " + "data-a=1 ".repeat(40) + "src=//cdn.test/x.png srcset='/ü 1x, /b?c&amp;d 2x'>"
            + "<script>document.createElement('script').src = 'https://cdn.test/app.js';"
            + "let page = '" + "x".repeat(20_000)
            + "';</script><style>p{color:red;background:url(/a.png),image-set('/b.png' 1x)}</style>"
            + "<script>" + "x();".repeat(20_000) + "</script><img src='data:image/png;base64," + "A".repeat(70_000)
            + "'>"
            + "<img src=http://10.0.0.1:8080/x.png><input name=user type=text id=firstName value='"
            + "&auml;ä".repeat(400) + "'><p title='</p>'>end</p>";

    private static final String PAGE = "<!DOCTYPE html><title>x</title>" + "<p>first</p>".repeat(700) + BODY + BODY;

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "windows-1252", "koi8-r"})
    void aWriteOfACleanPageAllocatesNothing(String charset) throws IOException {
        byte[] page = PAGE.getBytes(UTF_8);
        Page site = Page.ordinary().in(charset).with(CompiledLists.builtIn());
        assertThat(site.govern(PAGE).changed()).isFalse();
        PageGovernor governor = site.governor();

        long[] least = new long[page.length / WRITE + 1];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int i = 0; i < WARM + MEASURED; i++) {
            long[] allocated = furtherWrites(governor.open(site.context(), charset, (kind, what, label) -> {}), page);
            // What the JVM itself does once, whenever it does it, is no matter.
            for (int write = 0; i >= WARM && write < least.length; write++) {
                least[write] = Math.min(least[write], allocated[write]);
            }
        }

        assertThat(least).containsOnly(0);
    }

    @Test
    void whatIsAllocatedIsSeen() {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Object made = new byte[16];

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isPositive();
        assertThat(made).isNotNull();
    }

    /** Returns what each write but the first allocates. */
    private static long[] furtherWrites(PageRewriter rewriter, byte[] page) throws IOException {
        long[] allocated = new long[page.length / WRITE + 1];
        for (int from = 0; from < page.length; from += WRITE) {
            int length = Math.min(WRITE, page.length - from);
            long before = THREADS.getCurrentThreadAllocatedBytes();
            rewriter.write(page, from, length, (bytes, offset, count) -> {});
            allocated[from / WRITE] = from == 0 ? 0 : THREADS.getCurrentThreadAllocatedBytes() - before;
        }
        rewriter.finish((bytes, offset, count) -> {});
        return allocated;
    }
}
