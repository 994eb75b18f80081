package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Laws that hold for every page, on 298 real ones. */
class RealPagesTest {
    /** Fixed, so that what fails fails again; the property test with small pages has ever new ones. */
    private static final long SEED = 42;

    private static final int CHUNK = 8192;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void aPageWhereNothingMatchesIsIdenticalAndEverySplitIsOfNoConsequence() throws IOException {
        Random random = new Random(SEED);
        Rewriting nothing = new Rewriting(() -> new Acting(tag -> tag.attribute("src")));
        Rewriting removing =
                new Rewriting(() -> new Acting(RealPagesTest::edit, (element, text) -> text.length() % 3 == 0));
        int changed = 0;
        for (byte[] page : pages()) {
            int[] cuts = cuts(random, page.length);
            assertThat(nothing.run(page, cuts)).isEqualTo(page);
            byte[] edited = removing.run(page);
            assertThat(removing.run(page, cuts)).isEqualTo(edited);
            changed += edited.length == page.length ? 0 : 1;
        }
        assertThat(changed).isGreaterThan(290);
    }

    @Test
    void nothingIsHeldBackButOneUnfinishedTag() throws IOException {
        Random random = new Random(SEED);
        int held = 0;
        for (byte[] page : pages()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(page.length);
            HtmlRewriter rewriter = new HtmlRewriter(new Acting(tag -> {}), Limits.DEFAULT);
            int from = 0;
            for (int cut : cuts(random, page.length)) {
                rewriter.write(page, from, cut - from, out::write);
                rewriter.flush(out::write);
                from = cut;
                if (out.size() < cut) {
                    held++;
                    assertThat(isOneUnfinishedTag(Arrays.copyOfRange(page, out.size(), cut)))
                            .isTrue();
                }
            }
        }
        assertThat(held).isGreaterThan(1000);
    }

    private static boolean isOneUnfinishedTag(byte[] held) {
        Acting handler = new Acting(tag -> {});
        new Rewriting(() -> handler).run(held);
        return held[0] == '<' && handler.told.isEmpty();
    }

    @Test
    void nothingIsAllocatedForWhatIsPassedOn() throws IOException {
        BufferPool pool = new BufferPool(4);
        List<byte[]> pages = pages();
        for (byte[] page : pages) {
            allocatedByWrites(page, pool);
        }

        for (byte[] page : pages) {
            long least = allocatedByWrites(page, pool);
            // What the virtual machine allocates once, whenever it does, is no matter.
            for (int i = 0; i < 3 && least > 0; i++) {
                least = Math.min(least, allocatedByWrites(page, pool));
            }
            assertThat(least).isZero();
        }
    }

    private static long allocatedByWrites(byte[] page, BufferPool pool) throws IOException {
        Output nowhere = (b, off, len) -> {};
        HtmlRewriter rewriter = new HtmlRewriter(new Looking(), Limits.DEFAULT, StandardCharsets.UTF_8, pool);
        long id = Thread.currentThread().getId();
        long before = THREADS.getThreadAllocatedBytes(id);
        for (int p = 0; p < page.length; p += CHUNK) {
            rewriter.write(page, p, Math.min(CHUNK, page.length - p), nowhere);
        }
        long allocated = THREADS.getThreadAllocatedBytes(id) - before;
        rewriter.finish(nowhere);
        return allocated;
    }

    /** Wants what an ad may be, and finds none. */
    private static final class Looking implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return element == Element.IMG || element == Element.SCRIPT || element == Element.IFRAME;
        }

        @Override
        public boolean wantsFetching() {
            return true;
        }

        @Override
        public void startTag(StartTag tag) {}
    }

    private static void edit(StartTag tag) {
        switch (tag.element()) {
            case IMG, IFRAME, LINK, OBJECT, VIDEO -> tag.removeElement();
            case SCRIPT -> tag.holdText();
            case FORM -> tag.insertBefore("<i></i>");
            case A -> tag.removeAttribute("class");
            default -> {}
        }
    }

    private static int[] cuts(Random random, int length) {
        List<Integer> cuts = new ArrayList<>();
        int p = 0;
        while (true) {
            p += random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 1 + random.nextInt(4000);
            if (p >= length) {
                return cuts.stream().mapToInt(i -> i).toArray();
            }
            cuts.add(p);
        }
    }

    private static List<byte[]> pages() throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (ZipFile zip = new ZipFile(SharedData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                if (!entry.getName().equals("manifest.json")) {
                    pages.add(zip.getInputStream(entry).readAllBytes());
                }
            }
        }
        assertThat(pages).hasSize(298);
        return pages;
    }
}
