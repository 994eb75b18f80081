package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rows of {@code html/hard-cases.json} that say what a page becomes: whole, cut in two anywhere, byte by byte. What
 * takes the place of a removed loader is not part of them; see {@link StubsTest}.
 */
class HardCasesTest {
    /** Rows that are no page with its right output; the test that stands for each. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("huge-alt", "below"),
            Map.entry("huge-data", "below"),
            Map.entry("inj-form", "below"),
            Map.entry("inj-nested", "below"),
            Map.entry("inj-table", "below"),
            Map.entry("inj-type", "SensitiveFormsTest.findsAPassword"),
            Map.entry("enc-utf8-bom", "PageEncodingsTest"),
            Map.entry("enc-utf16", "PageEncodingsTest"),
            Map.entry("enc-2022jp", "PageEncodingsTest"),
            Map.entry("enc-sjis", "PageEncodingsTest"),
            Map.entry("enc-bad-lead", "PageEncodingsTest"),
            Map.entry("enc-meta-late", "PageEncodingsTest"),
            Map.entry("enc-inject", "IndicatorTest"),
            Map.entry("chunk-every", "every row"),
            Map.entry("chunk-flush", "the tests of dev.pledge.html"),
            Map.entry("linear", "the tests of dev.pledge.html"),
            Map.entry("link-header", "LinkHeaderTest"),
            Map.entry("length", "the tests of dev.pledge.servlet"));

    /**
     * Rows that were written for another policy. This filter looks at whatever is fetched, in styles and in documents within
     * attributes too, and it knows the HTTPS authority that a host with a port of its own is
     * reached at.
     */
    private static final Map<String, String> OTHER_OUTPUT = Map.of(
            "object-embed", "<input type=image><video></video>",
            "style-url", "<div style=\"background:url(&quot;about:invalid&quot;)\">",
            "srcdoc", "<iframe srcdoc=\"\"></iframe>",
            "up-port", "<img src=https://cdn.test/x><img src=https://site.test/x>");

    @TestFactory
    Stream<DynamicTest> becomesWhatItShould() throws IOException {
        JsonNode rows = new ObjectMapper()
                .readTree(SharedData.file("html/hard-cases.json").toFile());
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode row : rows) {
            String id = row.get("id").asText();
            if (!ELSEWHERE.containsKey(id)) {
                String input = row.get("in").asText();
                String output = OTHER_OUTPUT.getOrDefault(id, row.get("out").asText());
                tests.add(dynamicTest(id, () -> governed(pageOf(id), bytes(input), bytes(output))));
            }
        }
        assertThat(tests).hasSize(rows.size() - ELSEWHERE.size());
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> getsItsIndicators() {
        String note = Page.checkout().govern("<form>").html().replace("<form>", "");
        Map<String, String> forms = Map.of(
                "inj-form", "[]<form action=/login><input type=password></form>",
                "inj-nested", "[]<form id=a><form id=b><input type=password></form>",
                // Between table and form a browser moves it before the table.
                "inj-table", "<table>[]<form action=/login><tr><td><input type=password></table>");
        return forms.entrySet().stream()
                .map(row -> dynamicTest(
                        row.getKey(),
                        () -> governed(
                                Page.checkout(),
                                row.getValue().replace("[]", ""),
                                row.getValue().replace("[]", note))));
    }

    @TestFactory
    Stream<DynamicTest> passesWhatIsTooLong() {
        String much = "x".repeat(5_000_000);
        return Stream.of(
                dynamicTest("huge-alt", () -> unchanged("<img alt=\"" + much + "\" src=//ads.test/p.gif>", 1)),
                dynamicTest("huge-data", () -> unchanged("<img src=\"data:image/png;base64," + much + "\">", -1)),
                dynamicTest("huge-script", () -> unchanged("<script>" + much + "fetch('//ads.test/')</script>", 1)));
    }

    /** Rows of upgrades stand in a secure sensitive page of a site that has the host of all of them. */
    private static Page pageOf(String id) {
        if (id.startsWith("up-")) {
            return Page.at("https://site.test/checkout", "/checkout")
                    .with(Page.site("site.test", "cdn.test"))
                    .with(Mode.ENFORCE, Mode.ENFORCE)
                    .withoutIndicator();
        }
        return id.startsWith("inj-") ? Page.checkout() : Page.ordinary().withoutStubs();
    }

    private static void governed(Page page, String input, String output) {
        assertThat(page.govern(input).html()).isEqualTo(output);
        assertThat(page.govern(input, 1).html()).as("byte by byte").isEqualTo(output);
        for (int cut = 1; cut < input.length(); cut++) {
            assertThat(page.governInTwo(input, cut).html()).as("cut at %d", cut).isEqualTo(output);
        }
    }

    private static void unchanged(String html, int found) {
        Page.Result result = Page.ordinary().govern(html, 8192);
        assertThat(result.html().equals(html)).isTrue();
        assertThat(result.changed()).isFalse();
        if (found >= 0) {
            assertThat(result.found()).hasSize(found).allMatch(f -> f.startsWith("page-not-inspected "));
        }
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
