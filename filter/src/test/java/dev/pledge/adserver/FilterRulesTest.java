package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Rules as the reader gives them, matched in the plainest way, against what two other engines agree on. */
class FilterRulesTest {
    @Test
    void everyRuleMeansWhatOtherEnginesTakeItToMean() throws IOException {
        ReferenceMatcher matcher = new ReferenceMatcher(SharedData.file("adserver/public_suffix_list.dat"));
        ObjectMapper json = new ObjectMapper();
        List<String> wrong = new ArrayList<>();
        int rows = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SharedData.file("adserver/filter-rules.jsonl.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                rows++;
                if (matches(matcher, row) != row.path("expect").asText().equals("match")) {
                    wrong.add(line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows).isEqualTo(17_674);
    }

    private static boolean matches(ReferenceMatcher matcher, JsonNode row) {
        ResourceType type = ResourceType.valueOf(row.path("type").asText().toUpperCase(Locale.ROOT));
        String url = row.path("url").asText();
        String page = row.path("source_url").asText();
        return Listed.rules(row.path("filter").asText()).all().stream()
                .anyMatch(rule -> matcher.matches(rule, url, page, type));
    }
}
