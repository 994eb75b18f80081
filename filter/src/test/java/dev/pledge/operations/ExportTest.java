package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTest {
    private final Export export = new Export(KnownCookies.read());

    @Test
    void csvIsQuotedAndEndsItsLinesAsRfc4180Wants() {
        String csv = csv("a\"b,c ü");
        assertThat(csv.split("\r\n", -1)).hasSize(3);
        assertThat(csv).startsWith("\"promise\",\"kind\",\"what\"").endsWith("\r\n");
        assertThat(csv).contains("\"cookies\",\"cookie-refused\",\"a\"\"b,c ü\",\"label\",\"/\",\"enforce\",\"3\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"})
    void noSpreadsheetCalculatesWhatSomebodyCalledTheirCookie(String name) {
        assertThat(csv(name)).contains("\"'" + name + "\"").doesNotContain("\"" + name + "\"");
    }

    @Test
    void jsonHoldsTheSameAndWhatIsKnownOfACookie() throws IOException {
        JsonNode json = new ObjectMapper().readTree(export.json(rows("_ga")));
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("what").asText()).isEqualTo("_ga");
        assertThat(json.get(0).get("count").isNumber()).isTrue();
        assertThat(json.get(0).get("cookie-owner").asText()).isEqualTo("Google Analytics");
        assertThat(new ObjectMapper().readTree(export.json(List.of()))).isEmpty();
    }

    private String csv(String name) {
        return new String(export.csv(rows(name)), StandardCharsets.UTF_8);
    }

    private static List<Breaches> rows(String name) {
        return Breaches.of(List.of(SelectionTest.finding(Kind.COOKIE_REFUSED, name, "/", Mode.ENFORCE, "r1", 3, 0, 1)));
    }
}
