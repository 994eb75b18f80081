package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The start tags, end tags and attributes that html5lib's tokenizer tests expect; whole, in every two parts, byte by byte. */
class Html5libTokenizerTest {
    private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

    @ParameterizedTest
    @CsvSource({
        // file, cases run, cases left out: a script that an </xmp> would end, or text that UTF-8 cannot say
        "contentModelFlags.test, 24, 0",
        "domjs.test, 54, 5",
        "entities.test, 80, 0",
        "escapeFlag.test, 9, 0",
        "namedEntities.test, 4210, 0",
        "numericEntities.test, 336, 0",
        "pendingSpecChanges.test, 1, 0",
        "test1.test, 69, 0",
        "test2.test, 45, 0",
        "test3.test, 1786, 0",
        "test4.test, 85, 0",
        "unicodeChars.test, 323, 0",
        "unicodeCharsProblematic.test, 1, 4",
    })
    void findsTheExpectedTags(String file, int run, int leftOut) throws IOException {
        int checked = 0;
        int skipped = 0;
        for (JsonNode test : tests(file)) {
            for (String state : states(test)) {
                String last = test.path("lastStartTag").asText("");
                String prefix = prefix(state, last);
                String input = text(test, test.get("input"));
                boolean impossible = state.equals("Script data state") && !last.isEmpty() && !last.equals("script");
                if (impossible || !isUtf8(input)) {
                    skipped++;
                    continue;
                }
                check(prefix, input, expected(test));
                checked++;
            }
        }
        assertThat(List.of(checked, skipped)).isEqualTo(List.of(run, leftOut));
    }

    @ParameterizedTest
    @ValueSource(strings = {"namedEntities.test", "numericEntities.test"})
    void decodesCharacterReferencesInAttributes(String file) throws IOException {
        int checked = 0;
        for (JsonNode test : tests(file)) {
            JsonNode output = test.get("output");
            if (output.size() == 1) {
                byte[] input = text(test, test.get("input")).getBytes(StandardCharsets.UTF_8);
                String decoded = AttributeValue.decode(input, 0, input.length, StandardCharsets.UTF_8);
                assertThat(decoded)
                        .as(test.get("description").asText())
                        .isEqualTo(text(test, output.get(0).get(1)));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(300);
    }

    @Test
    void everyFileIsRead() throws IOException {
        try (var files = java.nio.file.Files.list(SharedData.file("html/html5lib-tokenizer"))) {
            // The fourteenth is about the serialisation to XML.
            assertThat(files.filter(f -> f.toString().endsWith(".test"))).hasSize(14);
        }
    }

    private static void check(String prefix, String input, List<String> expected) {
        byte[] page = (prefix + input).getBytes(StandardCharsets.UTF_8);
        int before = prefix.isEmpty() ? 0 : 1;
        assertThat(tags(page, before)).as(input).isEqualTo(expected);
        int[] everywhere = new int[page.length == 0 ? 0 : page.length - 1];
        for (int i = 1; i < page.length; i++) {
            everywhere[i - 1] = i;
            assertThat(tags(page, before, i)).as("%s split at %d", input, i).isEqualTo(expected);
        }
        assertThat(tags(page, before, everywhere)).as("%s byte by byte", input).isEqualTo(expected);
    }

    private static List<String> tags(byte[] page, int leftOut, int... cuts) {
        List<String> found = new ArrayList<>();
        byte[] out = new Rewriting(() -> new Recorder(found)).run(page, cuts);
        assertThat(out).isEqualTo(page);
        return found.subList(Math.min(leftOut, found.size()), found.size());
    }

    private record Recorder(List<String> found) implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return true;
        }

        @Override
        public void startTag(StartTag tag) {
            Map<String, String> attributes = new TreeMap<>();
            for (String name : tag.attributeNames()) {
                attributes.put(name, String.valueOf(tag.attribute(name)));
            }
            found.add("<" + tag.name() + attributes);
        }

        @Override
        public void endTag(Element element) {
            found.add("</" + element);
        }
    }

    private static List<String> expected(JsonNode test) {
        List<String> tags = new ArrayList<>();
        for (JsonNode token : test.get("output")) {
            if (token.get(0).asText().equals("StartTag")) {
                Map<String, String> attributes = new TreeMap<>();
                for (Map.Entry<String, JsonNode> attribute : token.get(2).properties()) {
                    attributes.put(unescaped(test, attribute.getKey()), text(test, attribute.getValue()));
                }
                tags.add("<" + text(test, token.get(1)) + attributes);
            } else if (token.get(0).asText().equals("EndTag")) {
                tags.add("</" + element(text(test, token.get(1))));
            }
        }
        return tags;
    }

    private static Element element(String name) {
        for (Element element : Element.values()) {
            if (element.tagName().equals(name)) {
                return element;
            }
        }
        return Element.OTHER;
    }

    private static String prefix(String state, String lastStartTag) {
        return switch (state) {
            case "Data state" -> "";
            case "PLAINTEXT state" -> "<plaintext>";
            case "CDATA section state" -> "<svg><![CDATA[";
            case "Script data state" -> "<script>";
            default -> "<" + (lastStartTag.isEmpty() ? "title" : lastStartTag) + ">";
        };
    }

    private static List<String> states(JsonNode test) {
        List<String> states = new ArrayList<>();
        test.path("initialStates").forEach(state -> states.add(state.asText()));
        return states.isEmpty() ? List.of("Data state") : states;
    }

    private static String text(JsonNode test, JsonNode node) {
        return unescaped(test, node.asText());
    }

    private static String unescaped(JsonNode test, String text) {
        if (!test.path("doubleEscaped").asBoolean()) {
            return text;
        }
        return ESCAPED.matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(m.group(1), 16))));
    }

    private static boolean isUtf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream copy = new ByteArrayOutputStream();
        copy.writeBytes(bytes);
        return copy.toString(StandardCharsets.UTF_8).equals(text);
    }

    private static JsonNode tests(String file) throws IOException {
        Path path = SharedData.file("html/html5lib-tokenizer/" + file);
        return new ObjectMapper().readTree(path.toFile()).get("tests");
    }
}
