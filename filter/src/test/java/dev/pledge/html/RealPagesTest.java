package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Laws that hold for every page, on 298 real ones. */
class RealPagesTest {
    /** Fixed, so that what fails fails again; the property test with small pages has ever new ones. */
    private static final long SEED = 42;

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
