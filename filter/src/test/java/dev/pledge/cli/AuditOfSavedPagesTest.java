package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.cli.Site.Answer;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real saved pages, served by a real server and audited with the list that comes with Pledge. */
class AuditOfSavedPagesTest {
    @TempDir
    Path directory;

    /** The numbers are those of the test that governs the same pages one by one. */
    @Test
    void findsOnEachWhatTheFilterWouldTakeOut() throws Exception {
        try (Site site = Site.plain();
                ZipFile zip = new ZipFile(SharedData.file("html/pages.zip").toFile())) {
            List<String> names = serve(zip, site);
            Path html = directory.resolve("report.html");
            Call call = Call.of(
                    "audit",
                    "--delay",
                    "0",
                    "--pages",
                    "400",
                    "--depth",
                    "1",
                    "--format",
                    "json",
                    "--html",
                    html,
                    site.url("/"));
            JsonNode audit = new ObjectMapper().readTree(call.out());

            assertThat(call.code()).isEqualTo(1);
            assertThat(site.asked()).hasSize(1 + names.size());
            assertThat(audit.get("pages").asInt()).isEqualTo(299);
            assertThat(audit.get("not-looked-at")).isEmpty();
            JsonNode kinds = audit.get("promises").get(0).get("kinds");
            assertThat(kinds.get("ad-tag-removed").asInt()).isEqualTo(1045);
            assertThat(kinds.get("ad-script-removed").asInt()).isEqualTo(788);
            eachStandsWhereItIsSaidToBe(zip, names, audit);
            assertThat(Files.readString(html))
                    .contains("Pages with the most findings")
                    .doesNotContain("<script");
        }
    }

    private static List<String> serve(ZipFile zip, Site site) throws IOException {
        List<String> names = new ArrayList<>();
        StringBuilder index = new StringBuilder("<!DOCTYPE html><title>Pages</title>");
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entry.getName().endsWith(".html")) {
                String path = "/page-" + names.size() + "/";
                names.add(entry.getName());
                byte[] page = zip.getInputStream(entry).readAllBytes();
                site.at(path, new Answer(200, List.of("Content-Type: text/html;charset=utf-8"), page));
                index.append("<a href=")
                        .append(path)
                        .append(">")
                        .append(names.size())
                        .append("</a>\n");
            }
        }
        site.page("/", index.toString());
        return names;
    }

    /** Where something is said to stand, a tag begins, and what is shown of it stands there. */
    private static void eachStandsWhereItIsSaidToBe(ZipFile zip, List<String> names, JsonNode audit)
            throws IOException {
        int looked = 0;
        for (JsonNode answer : audit.get("answers")) {
            String url = answer.get("url").asText();
            if (!url.contains("/page-")) {
                continue;
            }
            int number = Integer.parseInt(url.replaceAll(".*/page-|/", ""));
            byte[] page = zip.getInputStream(zip.getEntry(names.get(number))).readAllBytes();
            String[] lines = new String(page, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
            for (JsonNode found : answer.get("findings")) {
                if (found.get("kind").asText().startsWith("ad-")) {
                    String line = lines[found.get("line").asInt() - 1];
                    int from = line.offsetByCodePoints(0, found.get("column").asInt() - 1);
                    boolean inSheet = found.get("excerpt")
                            .asText()
                            .contains(found.get("what").asText());
                    assertThat(line.substring(from).startsWith("<") || inSheet)
                            .as("%s %s", url, found)
                            .isTrue();
                    looked++;
                }
            }
        }
        assertThat(looked).isEqualTo(1045 + 788);
    }
}
