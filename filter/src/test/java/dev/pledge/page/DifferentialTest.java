package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.page.PageTree.Item;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Another parser reads real pages as they were and as they are governed: nothing differs but what Pledge says. */
class DifferentialTest {
    private final CompiledLists list = CompiledLists.builtIn();

    @Test
    void theTreesOfRealPagesDifferByWhatTheEvidenceSays() throws IOException {
        Page page = Page.ordinary().with(list).with(Mode.ENFORCE, Mode.OFF);
        List<String> unexplained = new ArrayList<>();
        List<String> otherTrees = new ArrayList<>();
        int compared = 0;
        int removed = 0;
        for (Map.Entry<String, String> each : pages().entrySet()) {
            Page.Result governed = page.govern(each.getValue(), 8192);
            if (governed.html().equals(each.getValue())) {
                continue;
            }
            compared++;
            List<Item> before = PageTree.of(each.getValue());
            List<Item> after = PageTree.of(governed.html());
            TreeDifference.Result difference = TreeDifference.between(before, after, governed.found(), true);
            if (!difference.unexplained().isEmpty()) {
                otherTrees.add(each.getKey() + ": " + difference.unexplained());
                difference = TreeDifference.between(before, after, governed.found(), false);
                difference.unexplained().forEach(what -> unexplained.add(each.getKey() + ": " + what));
            }
            removed += difference.removed();
        }
        assertThat(unexplained).isEmpty();
        assertThat(compared).isGreaterThan(180);
        assertThat(removed).isGreaterThan(1600);
        // Behind </body> a comment alone stands outside it; a script before the comment, now gone, had taken it back
        // in.
        assertThat(otherTrees).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void theTreesOfSensitivePagesDifferByUpgradesAndIndicatorsOnly() throws IOException {
        Page page = Page.checkout().with(list).with(Mode.OFF, Mode.ENFORCE);
        List<String> unexplained = new ArrayList<>();
        int changed = 0;
        for (Map.Entry<String, String> each : pages().entrySet()) {
            Page.Result governed = page.govern(each.getValue(), 8192);
            if (governed.html().equals(each.getValue())) {
                continue;
            }
            changed++;
            TreeDifference.between(PageTree.of(each.getValue()), PageTree.of(governed.html()), List.of(), true)
                    .unexplained()
                    .forEach(what -> unexplained.add(each.getKey() + ": " + what));
        }
        assertThat(changed).isGreaterThan(100);
        assertThat(unexplained).isEmpty();
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (ZipFile zip = new ZipFile(SharedData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".html")) {
                    pages.put(
                            entry.getName(),
                            new String(zip.getInputStream(entry).readAllBytes(), ISO_8859_1));
                }
            }
        }
        assertThat(pages).hasSize(298);
        return pages;
    }
}
