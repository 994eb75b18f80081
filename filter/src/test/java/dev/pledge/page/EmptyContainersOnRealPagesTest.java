package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** Real saved pages, governed with EasyList and EasyPrivacy. */
class EmptyContainersOnRealPagesTest {
    private static final Pattern MARKUP = Pattern.compile("(?s)<!--.*?-->|</?[a-zA-Z][^>]*>|\\s");
    private static final Pattern CONTAINER = Pattern.compile("(?i)</?(aside|center|div|ins|p|section|span)(?=[\\s/>])");

    @Test
    void goAndNothingElseChanges() throws IOException {
        Page kept = Page.ordinary().with(lists());
        Page gone = kept.withoutEmptyContainers();
        int pages = 0;
        int containers = 0;
        try (ZipFile zip = new ZipFile(SharedData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (entry.getName().endsWith(".json")) {
                    continue;
                }
                String html = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                Page.Result with = kept.govern(html);
                Page.Result without = gone.govern(html, 8192);
                List<String> found = new ArrayList<>(without.found());
                found.removeIf(f -> !f.startsWith("empty-container-removed "));
                containers += found.size();
                pages += found.isEmpty() ? 0 : 1;

                List<String> others = new ArrayList<>(without.found());
                others.removeAll(found);
                assertThat(others).as(entry.getName()).isEqualTo(with.found());
                assertThat(text(without.html()).equals(text(with.html())))
                        .as(entry.getName())
                        .isTrue();
                assertThat(tags(with.html()) - tags(without.html()))
                        .as(entry.getName())
                        .isEqualTo(2 * found.size());
                Page.Result again = gone.govern(without.html());
                assertThat(again.html().equals(without.html()))
                        .as(entry.getName())
                        .isTrue();
                Page.Result reported = gone.with(Mode.REPORT, Mode.REPORT).govern(html, 1000);
                assertThat(reported.html().equals(html)).as(entry.getName()).isTrue();
                assertThat(reported.found()).as(entry.getName()).containsExactlyInAnyOrderElementsOf(without.found());
            }
        }
        assertThat(pages).isEqualTo(67);
        assertThat(containers).isEqualTo(405);
    }

    /** Returns a page's text, without its tags, comments and white space. */
    private static String text(String html) {
        return MARKUP.matcher(html).replaceAll("");
    }

    /** Returns how many start tags and end tags of elements that may go a page has. */
    private static int tags(String html) {
        return (int) CONTAINER.matcher(html).results().count();
    }

    private static AdServers lists() throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read(), true);
        for (String name : List.of("easylist.txt.gz", "easyprivacy.txt.gz")) {
            try (InputStream in = Files.newInputStream(SharedData.file("adserver/" + name))) {
                FilterListReader.read(name, in, compiler);
            }
        }
        return compiler.compile();
    }
}
