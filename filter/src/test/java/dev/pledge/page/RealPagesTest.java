package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.CompiledLists;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Real saved pages, governed with the list that comes with Pledge. */
class RealPagesTest {
    private final Page page = Page.checkout().with(builtIn());

    @Test
    void areCleanAfterOnePass() throws IOException {
        int governed = 0;
        int changed = 0;
        int tags = 0;
        int scripts = 0;
        try (ZipFile zip = new ZipFile(SharedData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".json")) {
                    continue;
                }
                String html = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                Page.Result first = ordinary().govern(html, 8192);
                check(entry.getName(), html, first);
                governed++;
                changed += first.changed() ? 1 : 0;
                tags += count(first.found(), "ad-tag-removed ");
                scripts += count(first.found(), "ad-script-removed ");
            }
        }
        assertThat(governed).isEqualTo(298);
        assertThat(changed).isGreaterThan(180);
        assertThat(tags).isEqualTo(1045);
        // Two of them are longer than is held, and begin with a loader.
        assertThat(scripts).isEqualTo(788);
    }

    private void check(String name, String html, Page.Result first) {
        boolean ads = count(first.found(), "ad-") > 0;
        assertThat(first.changed()).as(name).isEqualTo(ads);
        assertThat(first.html().equals(html)).as(name).isEqualTo(!ads);

        Page.Result again = ordinary().govern(first.html());
        assertThat(count(again.found(), "ad-"))
                .as("%s: %s", name, again.found())
                .isZero();
        assertThat(again.changed()).as(name).isFalse();

        Page.Result reported = ordinary().with(Mode.REPORT, Mode.REPORT).govern(html, 1000);
        assertThat(reported.html().equals(html)).as(name).isTrue();
        assertThat(reported.found()).as(name).isEqualTo(first.found());

        Page.Result sensitive = page.govern(html);
        Page.Result upgrades = page.with(Mode.REPORT, Mode.REPORT).govern(html);
        assertThat(upgrades.html().equals(html)).as(name).isTrue();
        assertThat(upgrades.found()).as(name).isEqualTo(sensitive.found());
    }

    private Page ordinary() {
        return Page.ordinary().with(page.adServers());
    }

    private static int count(List<String> found, String prefix) {
        return (int) found.stream().filter(f -> f.startsWith(prefix)).count();
    }

    private static AdServers builtIn() {
        return CompiledLists.builtIn();
    }
}
