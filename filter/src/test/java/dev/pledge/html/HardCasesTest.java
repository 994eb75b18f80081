package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The hard cases of the shared data, by a small handler with their policy; each whole, in every two parts, and byte by byte. */
class HardCasesTest {
    /** Their output depends on the indicator of sensitive forms, which the page's governor knows. */
    private static final Set<String> OF_THE_PAGE = Set.of("inj-form", "inj-nested", "inj-table", "inj-type");
    /** Described in prose; the test named beside each checks it. */
    private static final Set<String> IN_PROSE = Set.of(
            "huge-alt",
            "huge-data", // RewriterLimitsTest
            "enc-utf8-bom",
            "enc-utf16",
            "enc-2022jp",
            "enc-sjis",
            "enc-bad-lead",
            "enc-meta-late",
            "enc-inject", // PageEncodingTest
            "chunk-every", // this test
            "chunk-flush", // HtmlRewriterTest
            "linear"); // HostileInputTest

    /** About header fields. */
    private static final Set<String> OF_HEADERS = Set.of("link-header", "length");

    @TestFactory
    Stream<DynamicTest> givesTheRightOutput() throws IOException {
        return cases().stream().map(c -> DynamicTest.dynamicTest(c.id, () -> check(c)));
    }

    @Test
    void everyCaseIsCheckedOrNamed() throws IOException {
        JsonNode all = all();
        assertThat(all.size()).isEqualTo(153);
        assertThat(cases()).hasSize(all.size() - OF_THE_PAGE.size() - IN_PROSE.size() - OF_HEADERS.size());
    }

    private static void check(Case c) {
        boolean upgrade = c.id.startsWith("up-");
        Rewriting rewriting = new Rewriting(() -> new ExamplePolicy(upgrade));
        assertThat(rewriting.whole(c.in)).as("whole").isEqualTo(c.out);
        assertThat(rewriting.byteByByte(c.in)).as("byte by byte").isEqualTo(c.out);
        for (int i = 1; i < c.in.length(); i++) {
            assertThat(rewriting.splitAt(c.in, i)).as("split at %d", i).isEqualTo(c.out);
        }
        String again = rewriting.whole(c.out);
        assertThat(again).as("a second pass").isEqualTo(c.out);
    }

    private record Case(String id, String in, String out) {}

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode node : all()) {
            String id = node.get("id").asText();
            if (!OF_THE_PAGE.contains(id) && !IN_PROSE.contains(id) && !OF_HEADERS.contains(id)) {
                cases.add(new Case(
                        id, utf8(node.get("in").asText()), utf8(node.get("out").asText())));
            }
        }
        return cases;
    }

    private static String utf8(String text) {
        return Rewriting.text(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode all() throws IOException {
        return new ObjectMapper()
                .readTree(SharedData.file("html/hard-cases.json").toFile());
    }
}
