package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Evidence;
import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Scope;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CookieLawsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Evidence NONE = (kind, what, label) -> {};
    private static final URI PAGE = URI.create("https://www.example.org/shop/page");

    private static CookieGate gate(boolean secureEverywhere, DuplicateCookies duplicates) {
        List<CookieRule> rules = List.of(CookieRule.cart("cart"), CookieRule.session("s_*"));
        CookiePolicy policy = new CookiePolicy(Scope.everywhere(Mode.ENFORCE), rules, ExpireCookies.NEVER, duplicates);
        return new CookieGate(policy, "JSESSIONID", secureEverywhere, () -> NOW);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(
                "cart",
                "s_1",
                "s_",
                "JSESSIONID",
                "_ga",
                "CART",
                "$Version",
                "cart ",
                "\tcart",
                "__Host-x",
                "",
                "s_[",
                "cärt");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars("ab1 \t\"\\,;=/-$\r\n\u0000\u007f\u00a0\u0085\u560a\ud800")
                .ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> attributes() {
        Arbitrary<String> names = Arbitraries.of(
                "Max-Age",
                "Expires",
                "Domain",
                "path",
                "secure",
                "HttpOnly",
                "SameSite",
                "Partitioned",
                "Priority",
                "x",
                "");
        Arbitrary<String> values = Arbitraries.oneOf(
                texts(),
                Arbitraries.of(
                        "0",
                        "-1",
                        "60",
                        "99999999",
                        "Thu, 01 Jan 1970 00:00:00 GMT",
                        "Fri, 01-Jan-2038 00:00:00 GMT",
                        "example.org",
                        "/",
                        "/a, _ga=1",
                        "Lax",
                        "None",
                        "strict",
                        "High"));
        Arbitrary<String> spaces = Arbitraries.of("", " ", "\t");
        return Combinators.combine(spaces, names, Arbitraries.of("=", "", " = "), values)
                .as((space, name, equals, value) -> space + name + equals + value);
    }

    @Provide
    Arbitrary<String> setCookies() {
        return Combinators.combine(
                        names(),
                        Arbitraries.of("=", "=", "=", ""),
                        texts(),
                        attributes().list().ofMaxSize(5))
                .as((name, equals, value, rest) -> name + equals + value + ";" + String.join(";", rest));
    }

    @Property
    void decidingAgainChangesNothing(
            @ForAll("setCookies") String field, @ForAll boolean secure, @ForAll boolean everywhere) {
        CookieGate gate = gate(everywhere, DuplicateCookies.KEEP);

        String sent = gate.outgoing(field, secure, NONE);

        if (sent != null) {
            assertThat(gate.outgoing(sent, secure, NONE)).isSameAs(sent);
        }
    }

    @Property
    void whatBrowsersStoreIsAllowedAndSafe(@ForAll("setCookies") String field, @ForAll boolean secure) {
        CookieGate gate = gate(false, DuplicateCookies.KEEP);
        BrowserJar jar = new BrowserJar(NOW);

        String sent = gate.outgoing(field, secure, NONE);

        if (sent != null) {
            assertThat(sent)
                    .doesNotContainPattern("[\\x00-\\x08\\x0A-\\x1F\\x7F]")
                    .matches("[\\x00-\\xFF]*");
            jar.set(sent, PAGE);
        }
        for (BrowserJar.Stored cookie : jar.cookies()) {
            assertThat(cookie.name()).matches("cart|JSESSIONID|s_.*");
            assertThat(cookie.hostOnly()).isTrue();
            assertThat(cookie.sameSite()).isIn("lax", "strict");
            if (cookie.name().equals("cart")) {
                assertThat(cookie.expires())
                        .satisfiesAnyOf(
                                e -> assertThat(e).isNull(),
                                e -> assertThat(e).isBetween(NOW, NOW.plus(CookieRule.CART_MAX_AGE)));
            } else {
                assertThat(cookie.httpOnly()).isTrue();
                assertThat(cookie.expires()).isNull();
            }
        }
    }

    @Property
    void deletionOfAnyNamedCookiePassesAndCarriesNothing(
            @ForAll("names") String name, @ForAll("texts") String value, @ForAll("attributes") String attribute) {
        boolean sendable =
                !name.isEmpty() && (value + attribute).chars().noneMatch(c -> c < 32 && c != '\t' || c == 127);
        String field = name + "=" + value.replaceAll("[;\t]", "") + ";" + attribute + "; Max-Age=0";

        String sent = gate(false, DuplicateCookies.KEEP).outgoing(field, false, NONE);

        if (sendable) {
            assertThat(sent).isNotNull().containsPattern("^[^=;]+= *;").contains("Max-Age=0");
        } else {
            assertThat(sent).isNull();
        }
    }

    @Provide
    Arbitrary<List<String>> pairs() {
        Arbitrary<String> values =
                Arbitraries.oneOf(texts(), Arbitraries.of("1", "\"a b\"", "\"x", "x\"", "{\"k\":1}"));
        return Combinators.combine(names(), Arbitraries.of("=", "=", "=", ""), values)
                .as((name, equals, value) -> name + equals + value.replace(";", ""))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property
    void splittingOverFieldsMakesNoDifference(
            @ForAll("pairs") List<String> pairs, @ForAll List<Boolean> cuts, @ForAll DuplicateCookies duplicates) {
        CookieGate gate = gate(false, duplicates);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            boolean join = i > 0 && i < cuts.size() && cuts.get(i);
            int last = fields.size() - 1;
            if (join) {
                fields.set(last, fields.get(last) + ";" + pairs.get(i));
            } else {
                fields.add(pairs.get(i));
            }
        }

        Incoming split = gate.incoming(fields, NONE);
        Incoming whole = gate.incoming(List.of(String.join(";", pairs)), NONE);

        assertThat(stripped(split.headers())).isEqualTo(stripped(whole.headers()));
        assertThat(split.changed()).isEqualTo(whole.changed());
        assertThat(split.hiddenNames()).isEqualTo(whole.hiddenNames());
    }

    @Property
    void whatIsLeftIsAllowedAndStaysAsItIs(@ForAll("pairs") List<String> pairs, @ForAll DuplicateCookies duplicates) {
        CookieGate gate = gate(false, duplicates);

        Incoming incoming = gate.incoming(List.of(String.join("; ", pairs)), NONE);
        Incoming again = gate.incoming(incoming.headers(), NONE);

        assertThat(stripped(incoming.headers())).allSatisfy(pair -> {
            assertThat(gate.allows(pair.replaceFirst("(?s)[ \t]*=.*", ""))).isTrue();
            assertThat(stripped(pairs)).contains(pair);
        });
        assertThat(again.changed()).isFalse();
        assertThat(again.headers()).isSameAs(incoming.headers());
    }

    private static List<String> stripped(List<String> fields) {
        return fields.stream()
                .flatMap(field -> Arrays.stream(field.split(";", -1)))
                .map(pair -> pair.replaceAll("^[ \t]+|[ \t]+\\z", ""))
                .filter(pair -> !pair.isEmpty())
                .toList();
    }
}
