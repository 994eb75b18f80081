package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.pledge.adserver.CompiledLists;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** What the safeguards allocate for tags in which nothing matches. */
class CleanTagsTest {
    private static final int ROUNDS = 3000;
    private static final String TAGS =
            "<script src='/a.js' async></script><script src=https://cdn.test/x/y.js?a=1&amp;b=2></script>"
                    + "<img src=//cdn.test/i.png srcset='/a 1x, https://cdn.test/b 2x' alt=x data-src=/lazy class='l m'>"
                    + "<img src='data:image/gif;base64,R0lGODlh' data-lazy-srcset='/a 1x'><link rel='Stylesheet' href=/s.css>"
                    + "<link rel=preload as=Font href=f.woff2><link rel=canonical href=https://www.facebook.com/x>"
                    + "<iframe src='https://www.facebook.com/page?x' loading=lazy></iframe><meta name=viewport content=x>"
                    + "<video src=v.mp4 poster='../p.jpg'></video><source srcset='a.webp 100w,b.webp 200w'>"
                    + "<a href=/x ping='/ping https://log.site.test/p'>x</a><div style='color:red'>"
                    + "<div style='background:url(/bg.png) no-repeat, image-set(\"x\" 1x)'><td background=bg.gif>"
                    + "<input type=text name='first_name' id=firstName autocomplete=given-name><button formaction=/x>"
                    + "<svg><use xlink:href='#icon'/><image href=i.svg /></svg><object data=o></object><embed src=e>"
                    + "<form action='https://site.test/search' method=get></form>";

    @Test
    void nothingIsAllocatedForTheSafeguardsOfAnOrdinaryPage() throws IOException {
        assertThat(bytesForATag(Page.ordinary())).isLessThan(1);
    }

    @Test
    void nothingIsAllocatedForTheUpgradesOfASensitivePage() throws IOException {
        assertThat(bytesForATag(Page.checkout().withoutIndicator())).isLessThan(1);
    }

    private static double bytesForATag(Page page) throws IOException {
        Page builtIn = page.with(CompiledLists.builtIn());
        byte[] tags = TAGS.getBytes(ISO_8859_1);
        assertThat(builtIn.govern(TAGS).changed()).isFalse();
        PageRewriter rewriter = builtIn.governor().open(builtIn.context(), "utf-8", (kind, what, label) -> {});
        write(rewriter, tags);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        write(rewriter, tags);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        return (double) allocated / ROUNDS / TAGS.chars().filter(c -> c == '<').count();
    }

    private static void write(PageRewriter rewriter, byte[] tags) throws IOException {
        for (int i = 0; i < ROUNDS; i++) {
            rewriter.write(tags, 0, tags.length, (b, off, len) -> {});
        }
    }
}
