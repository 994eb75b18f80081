package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The schema that editors use sees the same files as the reader does. */
class PolicySchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> good() {
        return Samples.good();
    }

    static List<Path> bad() {
        return Samples.bad();
    }

    @ParameterizedTest
    @MethodSource("good")
    void aGoodFilePassesBoth(Path file) throws IOException {
        assertThat(PolicyReader.read("x.yaml", Samples.text(file))).isNotNull();
        assertThat(validate(json(Samples.text(file)))).isEmpty();
    }

    /** Of a bad file, its first line says whether a schema cannot see the mistake, or no JSON can be made of it. */
    @ParameterizedTest
    @MethodSource("bad")
    void aBadFileFailsBothUnlessItsMistakeIsBeyondASchema(Path file) throws IOException {
        String text = Samples.text(file);
        assertThatThrownBy(() -> PolicyReader.read("x.yaml", text)).isInstanceOf(PolicyException.class);
        if (text.startsWith("# schema: none")) {
            return;
        }
        Set<ValidationMessage> messages = validate(json(text));
        if (text.startsWith("# schema: blind")) {
            assertThat(messages).isEmpty();
        } else {
            assertThat(messages).isNotEmpty();
        }
    }

    @Test
    void whatThePrinterWritesPassesTheSchema() throws IOException {
        assertThat(validate(json(PolicyPrinter.print(Policy.builtIn(Mode.ENFORCE)))))
                .isEmpty();
        assertThat(validate(json(PolicyPrinter.print(Samples.good("complete.yaml")))))
                .isEmpty();
    }

    @Test
    void theSchemaIsItselfValidAndKnowsTheKeysOfTheReader() throws IOException {
        JsonNode schema = schemaText();
        JsonSchema meta = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(com.networknt.schema.SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(meta.validate(schema)).isEmpty();
        JsonNode defs = schema.get("$defs");
        assertThat(keys(defs.get("site"))).isEqualTo(new HashSet<>(SiteReader.KEYS));
        assertThat(keys(defs.get("cookies"))).isEqualTo(new HashSet<>(CookieReader.KEYS));
        assertThat(keys(defs.get("cookie-rule"))).isEqualTo(new HashSet<>(CookieRuleReader.KEYS));
        assertThat(keys(defs.get("ad-servers"))).isEqualTo(new HashSet<>(AdServerReader.KEYS));
        assertThat(keys(defs.get("sensitive-forms"))).isEqualTo(new HashSet<>(SensitiveFormReader.KEYS));
        assertThat(keys(defs.get("statistics"))).isEqualTo(new HashSet<>(StatisticsReader.KEYS));
        assertThat(keys(defs.get("statement"))).isEqualTo(new HashSet<>(StatementReader.KEYS));
        assertThat(keys(defs.get("own-word"))).isEqualTo(new HashSet<>(StatementReader.OWN_WORD));
        assertThat(keys(defs.get("records"))).isEqualTo(new HashSet<>(RecordsReader.KEYS));
        assertThat(keys(defs.get("subject-access"))).isEqualTo(new HashSet<>(SubjectAccessReader.KEYS));
        assertThat(keys(defs.get("disclosures"))).isEqualTo(new HashSet<>(DisclosureReader.KEYS));
        assertThat(keys(defs.get("partner"))).isEqualTo(new HashSet<>(DisclosureReader.PARTNER));
        assertThat(keys(defs.get("contact"))).isEqualTo(new HashSet<>(ContactReader.KEYS));
        assertThat(keys(defs.get("operations"))).isEqualTo(new HashSet<>(OperationsReader.KEYS));
        assertThat(keys(defs.get("contact-rule"))).isEqualTo(new HashSet<>(ContactReader.RULE));
    }

    @Test
    void theDefaultsOfTheSchemaAreThoseOfTheReader() throws IOException {
        JsonNode printed = json(PolicyPrinter.print(Policy.builtIn(Mode.REPORT).with(OperationsPolicy.at(9090))));
        JsonNode defs = schemaText().get("$defs");
        int seen = 0;
        for (String section : List.of(
                "site",
                "cookies",
                "ad-servers",
                "sensitive-forms",
                "statistics",
                "records",
                "subject-access",
                "disclosures",
                "contact",
                "operations")) {
            JsonNode properties = defs.get(section).get("properties");
            for (String key : names(properties)) {
                if (properties.get(key).has("default")) {
                    assertThat(printed.get(section).get(key))
                            .as(section + "." + key)
                            .isEqualTo(properties.get(key).get("default"));
                    seen++;
                }
            }
        }
        assertThat(seen).isGreaterThan(10);
    }

    private static Set<String> keys(JsonNode definition) {
        return names(definition.get("properties"));
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<ValidationMessage> validate(JsonNode json) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schemaText())
                .validate(json);
    }

    private static JsonNode schemaText() throws IOException {
        try (InputStream in = PolicyReader.class.getResourceAsStream("privacy-policy.schema.json")) {
            return JSON.readTree(Objects.requireNonNull(in, "the schema is in the jar"));
        }
    }

    private static JsonNode json(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        return JSON.valueToTree(new Load(settings).loadFromString(yaml));
    }
}
