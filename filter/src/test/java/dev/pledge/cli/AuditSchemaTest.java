package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.pledge.cli.Site.Answer;
import dev.pledge.cli.audit.JsonReport;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schema says of the report in JSON what it is, so that a build can rely on it. */
class AuditSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aReportWithAllThereIsIsAsTheSchemaSays() throws Exception {
        try (Site site = Site.plain();
                InputStream in = JsonReport.class.getResourceAsStream("audit.schema.json")) {
            site.at(
                            "/",
                            Answer.html(
                                    """
                            <script src=https://www.google-analytics.com/a.js></script><script src=https://cdn.example/b.js></script>
                            <a href=/moved></a><a href=/broken></a><a href=/secret></a><a href=/logout></a>
                            """,
                                    "Set-Cookie: a=1; SameSite=Lax",
                                    "Set-Cookie: cart=2; Max-Age=9; Domain=localhost"))
                    .at("/moved", Answer.status(302, "Location: https://elsewhere.example/"))
                    .at("/broken", Answer.status(500))
                    .at("/robots.txt", Answer.html("User-agent: *\nDisallow: /secret\n"));
            JsonNode report = JSON.readTree(Call.of("audit", "--delay", "0", "--format", "json", site.url("/"))
                    .out());
            JsonNode schema = JSON.readTree(Objects.requireNonNull(in, "the schema is in the jar"));

            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(report))
                    .isEmpty();
            assertThat(names(report)).isEqualTo(names(schema.get("properties")));
            for (JsonNode list : report) {
                assertThat(list.isArray() && list.isEmpty()).isFalse();
            }
        }
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
            names.add(all.next());
        }
        return names;
    }
}
