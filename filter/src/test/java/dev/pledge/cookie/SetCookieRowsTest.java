package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.finding.Evidence;
import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.SameSite;
import dev.pledge.policy.Scope;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the gate makes of the 281 rows of Set-Cookie fields of which it is known what Chromium 156 did with them. A row
 * has several fields; what browsers store is told by {@link BrowserJar}, which is itself held against Chromium.
 */
class SetCookieRowsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Evidence NONE = (kind, what, label) -> {};
    private static final String TOKEN = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+";

    /** What a rule can have as its domain. */
    private static final String HOST =
            "[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*";

    /** Its two cookies are two fields, made of one by CR LF; given as one value it is none. */
    private static final String FRAMING = "own/crlf-inject";

    record Row(String id, List<String> fields, URI set, URI request, String observed) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(SharedData.file("cookies/set-cookie.jsonl")).stream()
                .map(line -> row(json, line));
    }

    private static Row row(ObjectMapper json, String line) {
        try {
            JsonNode row = json.readTree(line);
            List<String> fields = new ArrayList<>();
            row.get("set_cookie_headers").forEach(field -> fields.add(octets(field.asText())));
            return new Row(
                    row.get("id").asText(),
                    fields,
                    URI.create(row.get("set_url").asText()),
                    URI.create(row.get("request_url").asText()),
                    octets(row.get("observed_chromium_156").asText()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On the wire the rows are UTF-8. */
    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void rowsAreWhatTheyWere() throws IOException {
        Map<String, Long> kinds = rows().collect(Collectors.groupingBy(
                row -> row.id().equals(FRAMING)
                        ? "framing"
                        : wide(row).isEmpty()
                                ? "no rule can name its cookies"
                                : repaired(row) ? "repaired" : "as in Chromium",
                Collectors.counting()));

        assertThat(kinds)
                .containsOnly(
                        Map.entry("as in Chromium", 227L),
                        Map.entry("repaired", 16L),
                        Map.entry("no rule can name its cookies", 37L),
                        Map.entry("framing", 1L));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void modelOfTheBrowserDoesAsChromiumDid(Row row) {
        if (!row.id().equals(FRAMING)) {
            assertThat(sentBack(row, row.fields())).isEqualTo(row.observed());
        }
    }

    /** A wide rule for each name leaves a cookie to the browser as the application meant it. */
    @ParameterizedTest
    @MethodSource("rows")
    void allowedCookieComesBackAsInChromium(Row row) {
        CookieGate gate = gate(wide(row));

        List<String> sent = sent(gate, row);

        if (row.id().equals(FRAMING)) {
            assertThat(sent).isEmpty();
        } else if (!repaired(row)) {
            assertThat(sentBack(row, sent)).isEqualTo(allowedOf(row.observed(), gate));
        } else {
            String pair = row.fields().get(0).split(";", 2)[0];
            assertThat(sentBack(row, sent)).isIn(pair, "");
            assertThat(jar(row, sent).cookies()).hasSize(1).allMatch(BrowserJar.Stored::hostOnly);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void sessionCookieIsForTheSessionAndTheHostOnly(Row row) {
        List<CookieRule> rules =
                names(row).keySet().stream().map(CookieRule::session).toList();

        BrowserJar jar = jar(row, sent(gate(rules), row));

        assertThat(jar.cookies()).allSatisfy(cookie -> {
            assertThat(cookie.hostOnly()).isTrue();
            assertThat(cookie.httpOnly()).isTrue();
            assertThat(cookie.expires()).isNull();
            assertThat(cookie.sameSite()).isIn("lax", "strict");
            assertThat(names(row)).containsKey(cookie.name());
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void nothingButDeletionsLeavesWhereNothingIsAllowed(Row row) {
        assertThat(sent(gate(List.of()), row)).allSatisfy(field -> {
            assertThat(field).containsPattern("^[^=;]+=(;|$)").containsPattern("(?i)max-age=(0|-)|expires=");
            assertThat(jar(row, List.of(field)).cookies()).isEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidingAgainChangesNothing(Row row) {
        for (List<CookieRule> rules : List.of(List.<CookieRule>of(), wide(row))) {
            CookieGate gate = gate(rules);
            assertThat(sent(gate, row)).allSatisfy(field -> {
                assertThat(gate.outgoing(field, isSecure(row), NONE)).isSameAs(field);
                assertThat(field).doesNotContainPattern("[\\x00-\\x08\\x0A-\\x1F\\x7F]");
            });
        }
    }

    private static CookieGate gate(List<CookieRule> rules) {
        CookiePolicy policy =
                new CookiePolicy(Scope.everywhere(Mode.ENFORCE), rules, ExpireCookies.NEVER, DuplicateCookies.KEEP);
        return new CookieGate(policy, "JSESSIONID", false, () -> NOW);
    }

    private static List<CookieRule> wide(Row row) {
        List<CookieRule> rules = new ArrayList<>();
        names(row)
                .forEach((name, domain) -> rules.add(new CookieRule(
                        name,
                        CookiePurpose.SHOPPING_CART,
                        Duration.ofDays(400),
                        name.matches("(?i)__(Host-)?Http-.*"),
                        SameSite.NONE,
                        domain,
                        "as it was")));
        return rules;
    }

    /** The names that a rule can have, each with the domain that its cookie is for. */
    private static Map<String, @Nullable String> names(Row row) {
        Map<String, @Nullable String> names = new LinkedHashMap<>();
        for (String field : row.fields()) {
            String name = name(field.split(";", 2)[0]);
            if (name.matches(TOKEN) && !name.startsWith("$") && !name.contains("*")) {
                String domain = attribute(field, "domain");
                boolean usable = domain.matches(HOST) && !name.matches("(?i)__Host-.*");
                names.merge(name, usable ? domain : "", (a, b) -> b.isEmpty() ? a : b);
            }
        }
        names.replaceAll((name, domain) -> domain == null || domain.isEmpty() ? null : domain);
        return names;
    }

    private static String name(String pair) {
        return pair.contains("=") ? pair.substring(0, pair.indexOf('=')).replaceAll("^[ \t]+|[ \t]+\\z", "") : "";
    }

    private static String attribute(String field, String name) {
        return Arrays.stream(field.split(";", -1))
                .skip(1)
                .map(a -> a.split("=", 2))
                .filter(a -> a.length == 2 && a[0].strip().equalsIgnoreCase(name))
                .map(a -> a[1].strip().replaceFirst("^\\.", ""))
                .reduce("", (first, last) -> last);
    }

    /**
     * Rows of which Chromium stores nothing, and the gate sends what it stores for the host: their Domain is one that no
     * rule can name, or they are partitioned and not secure.
     */
    private static boolean repaired(Row row) {
        String field = row.fields().get(0);
        return row.observed().isEmpty()
                && (!attribute(field, "domain").matches(HOST + "|")
                        || field.contains("Partitioned") && !field.contains("Secure"));
    }

    private static boolean isSecure(Row row) {
        return row.set().getScheme().equals("https");
    }

    private static List<String> sent(CookieGate gate, Row row) {
        List<String> sent = new ArrayList<>();
        for (String field : row.fields()) {
            String decided = gate.outgoing(field, isSecure(row), NONE);
            if (decided != null) {
                sent.add(decided);
            }
        }
        return sent;
    }

    private static String sentBack(Row row, List<String> fields) {
        return jar(row, fields).header(row.request());
    }

    private static BrowserJar jar(Row row, List<String> fields) {
        BrowserJar jar = new BrowserJar(NOW);
        fields.forEach(field -> jar.set(field, row.set()));
        return jar;
    }

    private static String allowedOf(String header, CookieGate gate) {
        return Arrays.stream(header.split("; ", -1))
                .filter(pair -> gate.allows(name(pair)))
                .collect(Collectors.joining("; "));
    }
}
