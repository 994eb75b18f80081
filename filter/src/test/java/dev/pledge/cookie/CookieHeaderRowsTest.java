package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.finding.Evidence;
import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Scope;
import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What Tomcat's and Jetty's parsers find in the 47 rows of Cookie fields, before and after the gate, for each choice of
 * allowed names: none, each one, all.
 */
class CookieHeaderRowsTest {
    private static final Evidence NONE = (kind, what, label) -> {};

    record Row(String id, String field) {
        /** Whether the containers disagree on where its pairs end, or what they are: something in it is stripped. */
        boolean isContested() {
            return field.contains("$")
                    || id.equals("nameless")
                    || Stream.of(field.split(";", -1))
                            .anyMatch(pair -> pair.chars().filter(c -> c == '"').count() % 2 == 1);
        }

        Set<String> names() {
            Set<String> names = new TreeSet<>();
            for (String pair : field.split(";", -1)) {
                String name = pair.split("=", 2)[0].strip();
                if (name.matches("[!#%&'+\\-.^_`|~0-9A-Za-z]+")) {
                    names.add(name);
                }
            }
            return names;
        }

        Set<Set<String>> choices() {
            Set<Set<String>> choices = new LinkedHashSet<>();
            choices.add(Set.of());
            names().forEach(name -> choices.add(Set.of(name)));
            choices.add(names());
            return choices;
        }

        @Override
        public String toString() {
            return id;
        }
    }

    static Stream<Row> rows() throws IOException {
        ObjectMapper json = new ObjectMapper();
        return Files.readAllLines(SharedData.file("cookies/cookie-header.jsonl")).stream()
                .map(line -> row(json, line));
    }

    private static Row row(ObjectMapper json, String line) {
        try {
            JsonNode row = json.readTree(line);
            byte[] octets = HexFormat.of().parseHex(row.get("bytes_hex").asText());
            return new Row(row.get("id").asText(), new String(octets, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rowsAreWhatTheyWere() throws IOException {
        assertThat(rows().collect(Collectors.partitioningBy(Row::isContested, Collectors.counting())))
                .containsEntry(false, 37L)
                .containsEntry(true, 10L);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void containersSeeTheAllowedCookiesThatTheySawBefore(Row row) {
        for (Set<String> allowed : row.choices()) {
            CookieGate gate = gate(allowed);
            List<String> left = gate.incoming(List.of(row.field()), NONE).headers();
            for (ContainerCookies container : List.of(ContainerCookies.TOMCAT, ContainerCookies.JETTY)) {
                if (row.isContested() || rejects(container, row)) {
                    continue;
                }
                assertThat(container.read(left))
                        .as("%s, %s allowed", container, allowed)
                        .isEqualTo(container.read(List.of(row.field())).stream()
                                .filter(pair -> allowed.contains(pair.name()))
                                .toList());
            }
        }
    }

    /** Tomcat ends a pair at each semicolon, as browsers do. */
    @ParameterizedTest
    @MethodSource("rows")
    void containersAgreeOnWhatIsLeftOfContestedFields(Row row) {
        for (Set<String> allowed : row.choices()) {
            List<String> left =
                    gate(allowed).incoming(List.of(row.field()), NONE).headers();
            List<ContainerCookies.Pair> before = ContainerCookies.TOMCAT.read(List.of(row.field()));
            List<ContainerCookies.Pair> after = ContainerCookies.TOMCAT.read(left);
            assertThat(before).containsAll(after);
            if (row.isContested()) {
                assertThat(ContainerCookies.JETTY.read(left)).containsAll(after);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void noContainerSeesAnythingElse(Row row) {
        for (Set<String> allowed : row.choices()) {
            List<String> left =
                    gate(allowed).incoming(List.of(row.field()), NONE).headers();
            for (ContainerCookies container : ContainerCookies.values()) {
                // By RFC 2965 a comma begins a cookie; that one is kept from the application by its name, as below.
                if (container == ContainerCookies.JETTY_2965 && row.field().contains(",")) {
                    continue;
                }
                assertThat(container.read(left))
                        .as("%s, %s allowed", container, allowed)
                        .allMatch(pair -> allowed.contains(pair.name()));
            }
        }
    }

    /** The container's own cookies, filtered, hold nothing that the rewritten fields do not, however it reads them. */
    @ParameterizedTest
    @MethodSource("rows")
    void filteredCookiesOfTheContainerAgreeWithTheFields(Row row) {
        for (Set<String> allowed : row.choices()) {
            Incoming incoming = gate(allowed).incoming(List.of(row.field()), NONE);
            String left = String.join("; ", incoming.headers());
            for (ContainerCookies container : ContainerCookies.values()) {
                if (rejects(container, row)) {
                    continue;
                }
                assertThat(container.read(List.of(row.field())).stream()
                                .filter(pair -> incoming.keeps(pair.name(), pair.value())))
                        .as("%s, %s allowed", container, allowed)
                        .allSatisfy(pair -> assertThat(left).contains(pair.name()))
                        .allSatisfy(pair -> assertThat(allowed).contains(pair.name()));
            }
        }
    }

    /** Jetty answers 400 to a tab in a value: no filter sees such a request. */
    private static boolean rejects(ContainerCookies container, Row row) {
        return row.id().equals("tab-in-value")
                && (container == ContainerCookies.JETTY || container == ContainerCookies.JETTY_2965);
    }

    private static CookieGate gate(Set<String> names) {
        List<CookieRule> rules = names.stream()
                .filter(name -> !name.equals("JSESSIONID"))
                .map(CookieRule::cart)
                .toList();
        String session = names.contains("JSESSIONID") ? "JSESSIONID" : "container";
        return new CookieGate(
                new CookiePolicy(Scope.everywhere(Mode.ENFORCE), rules, ExpireCookies.NEVER, DuplicateCookies.KEEP),
                session,
                false);
    }
}
