package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.CookiePolicy;
import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DuplicateCookies;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Mode;
import dev.pledge.policy.SameSite;
import dev.pledge.policy.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingCookieTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final RecordedEvidence evidence = new RecordedEvidence();

    private static CookieRule cart(String name, SameSite sameSite, @Nullable String domain) {
        return new CookieRule(
                name, CookiePurpose.SHOPPING_CART, Duration.ofHours(4), false, sameSite, domain, "payment returns");
    }

    private static CookieGate gate(boolean secureEverywhere, CookieRule... rules) {
        return new CookieGate(
                new CookiePolicy(
                        Scope.everywhere(Mode.ENFORCE), List.of(rules), ExpireCookies.NEVER, DuplicateCookies.KEEP),
                "JSESSIONID",
                secureEverywhere,
                () -> NOW);
    }

    private @Nullable String plain(String field) {
        return gate(false, CookieRule.cart("cart"), CookieRule.session("sid")).outgoing(field, false, evidence);
    }

    private @Nullable String everywhere(String field) {
        return gate(true, CookieRule.cart("cart"), CookieRule.session("sid")).outgoing(field, true, evidence);
    }

    @Test
    void cookieThatIsNotAllowedIsRefused() {
        assertThat(plain("_ga=GA1.2.3; Path=/")).isNull();
        assertThat(evidence.lines()).containsExactly("cookie-refused _ga not-allowed");
    }

    @Test
    void namesAreCaseSensitive() {
        assertThat(plain("CART=1")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cart=1; Path=/; SameSite=Lax",
                "cart=; SameSite=Strict",
                "cart=a, b=2; samesite=lax",
                "cart=1;Max-Age=14400;Expires=Sun, 22-Nov-2026 16:00:00 GMT;SameSite=Lax;",
                "cart=1; Expires=Sun, 22 Nov 2026 16:00:00 GMT; SameSite=Lax; Priority=High",
                "sid=\"quoted\"; HttpOnly; SameSite=Lax",
            })
    void cookieThatIsAsItMustBeIsSentAsItIs(String field) {
        assertThat(plain(field)).isSameAs(field);
        assertThat(evidence.lines()).isEmpty();
    }

    @Test
    void sessionCookieEndsWithTheSession() {
        assertThat(plain("sid=1; Max-Age=60; Expires=Sun, 22 Nov 2026 16:00:00 GMT; HttpOnly; SameSite=Lax"))
                .isEqualTo("sid=1; HttpOnly; SameSite=Lax");
        assertThat(evidence.lines()).containsExactly("cookie-changed sid max-age", "cookie-changed sid expires");
    }

    @Test
    void containersSessionCookieIsAlwaysAllowed() {
        assertThat(plain("JSESSIONID=1; Path=/shop; Max-Age=60"))
                .isEqualTo("JSESSIONID=1; Path=/shop; HttpOnly; SameSite=Lax");
    }

    @Test
    void ruleForACartDoesNotMakeTheSessionCookieOne() {
        CookieGate gate = gate(false, CookieRule.cart("JSESSIONID"), CookieRule.cart("JS*"));

        assertThat(gate.outgoing("JSESSIONID=1; Max-Age=60", false, evidence))
                .isEqualTo("JSESSIONID=1; HttpOnly; SameSite=Lax");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cart=1; Max-Age=14401                                                | cart=1; Max-Age=14400 | max-age",
                "cart=1; Max-Age=99999999999999999999999                              | cart=1; Max-Age=14400 | max-age",
                "cart=1; Expires=Sun, 22 Nov 2026 16:00:01 GMT                        | cart=1; Max-Age=14400 | expires",
                "cart=1; Expires=Fri, 01 Jan 2038 00:00:00 GMT; Max-Age=60            | cart=1; Max-Age=60    | ''",
                "cart=1; Max-Age=99999; Expires=Thu, 01 Jan 1970 00:00:00 GMT         | cart=1; Max-Age=14400 | max-age",
                "cart=1; Max-Age=60; Max-Age=bad                                      | cart=1; Max-Age=60    | ''",
                "cart=1; Expires=Sunday 22-nov-26 15:00:00 +0000                      | cart=1; Expires=Sun, 22 Nov 2026 15:00:00 GMT | ''",
                "cart=1; Expires=never                                                | cart=1                | ''",
            })
    void cartIsCutToItsAge(String field, String sent, String change) {
        assertThat(plain(field)).isEqualTo(sent + "; SameSite=Lax");
        assertThat(evidence.lines().stream().filter(line -> !line.endsWith("same-site")))
                .isEqualTo(change.isEmpty() ? List.of() : List.of("cookie-changed cart " + change));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sid=1                                 | sid=1; HttpOnly; SameSite=Lax",
                "sid=1; SameSite=None; Secure          | sid=1; Secure; HttpOnly; SameSite=Lax",
                "sid=1; SameSite=Strict; HttpOnly      | sid=1; SameSite=Strict; HttpOnly",
                "sid=1; SameSite=Foo                   | sid=1; HttpOnly; SameSite=Lax",
                "sid=1; SameSite=Strict; SameSite=None | sid=1; HttpOnly; SameSite=Lax",
                "sid=1; Partitioned                    | sid=1; HttpOnly; SameSite=Lax",
                "sid=1; Secure; Partitioned            | sid=1; Secure; HttpOnly; SameSite=Lax; Partitioned",
            })
    void sessionCookieIsMadeSafe(String field, String sent) {
        assertThat(plain(field)).isEqualTo(sent);
    }

    @Test
    void secureIsAddedWhereHttpsIsEverywhere() {
        assertThat(everywhere("cart=1; SameSite=Lax")).isEqualTo("cart=1; Secure; SameSite=Lax");
        assertThat(evidence.lines()).containsExactly("cookie-changed cart secure");
    }

    @Test
    void secureCookieIsLostOnPlainPages() {
        CookieGate gate = gate(false, CookieRule.cart("cart"));
        String field = "cart=1; Secure; SameSite=Lax";

        assertThat(gate.outgoing(field, true, evidence)).isSameAs(field);
        assertThat(evidence.lines()).containsExactly("cookie-mixed-use cart mixed");
    }

    @Test
    void secureCookieIsNoMixedUseWhereHttpsIsEverywhere() {
        everywhere("cart=1; Secure; SameSite=Lax");

        assertThat(evidence.lines()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  true,  cart=1; Secure; SameSite=None, cart=1; Secure; SameSite=None",
        "true,  false, cart=1; Secure; SameSite=None, cart=1; Secure; SameSite=None",
        "true,  true,  cart=1; SameSite=None,         cart=1; Secure; SameSite=None",
        "false, true,  cart=1; Secure; SameSite=None, cart=1; Secure; SameSite=None",
        "false, false, cart=1; Secure; SameSite=None, cart=1; Secure; SameSite=Lax",
        "false, true,  cart=1; SameSite=None,         cart=1; SameSite=Lax",
        "false, true,  cart=1,                        cart=1",
    })
    void noneIsForSecureCookiesOfARuleThatPermitsIt(boolean everywhere, boolean secure, String field, String sent) {
        CookieGate gate = gate(everywhere, cart("cart", SameSite.NONE, null));

        assertThat(gate.outgoing(field, secure, evidence)).isEqualTo(sent);
    }

    @Test
    void ruleThatIsStrictMakesStrict() {
        CookieGate gate = gate(false, cart("cart", SameSite.STRICT, null));

        assertThat(gate.outgoing("cart=1; SameSite=Lax", false, evidence)).isEqualTo("cart=1; SameSite=Strict");
    }

    @ParameterizedTest
    @CsvSource({
        "cart=1; Domain=example.org; SameSite=Lax,      cart=1; Domain=example.org; SameSite=Lax",
        "cart=1; Domain=.Example.org; SameSite=Lax,     cart=1; Domain=.Example.org; SameSite=Lax",
        "cart=1; Domain=www.example.org; SameSite=Lax,  cart=1; SameSite=Lax",
        "cart=1; Domain=example.org.; SameSite=Lax,     cart=1; SameSite=Lax",
        "cart=1; Domain=; SameSite=Lax,                 cart=1; SameSite=Lax",
    })
    void domainIsTheOneThatTheRulePermits(String field, String sent) {
        CookieGate gate = gate(false, cart("cart", SameSite.LAX, "example.org"));

        assertThat(gate.outgoing(field, false, evidence)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cart=1; Path=/, _ga=2; SameSite=Lax",
                "cart=1; Path=/\"; SameSite=Lax",
                "cart=1; Path=shop; SameSite=Lax",
                "cart=1; version=1; SameSite=Lax",
                "cart=1; Secured=yes; SameSite=Lax",
                "cart=1; Max-Age=1, _ga=2; SameSite=Lax",
                "cart=1; SameSite=None, _ga=2; SameSite=Lax",
                "cart=1; Priority=High, _ga=2; SameSite=Lax",
                "cart=1; Domain=evil.example, _ga=2; SameSite=Lax",
            })
    void attributeThatSmugglesIsDropped(String field) {
        assertThat(plain(field)).isEqualTo("cart=1; SameSite=Lax");
    }

    @Test
    void attributesSmuggledByAnotherAreTakenAsTheirOwn() {
        assertThat(plain("cart=1; SameSite=Lax; Domain=evil.example")).isEqualTo("cart=1; SameSite=Lax");
        assertThat(evidence.lines()).containsExactly("cookie-changed cart domain");
    }

    @Test
    void dateWithMoreThanADateIsWrittenAgain() {
        assertThat(plain("cart=1; Expires=Sun, 22 Nov 2026 15:00:00 GMT, _ga=2; SameSite=Lax"))
                .isEqualTo("cart=1; Expires=Sun, 22 Nov 2026 15:00:00 GMT; SameSite=Lax");
    }

    @Test
    void attributeLongerThanBrowsersReadIsIgnored() {
        assertThat(plain("cart=1; SameSite=Lax; Path=/" + "a".repeat(1024))).isEqualTo("cart=1; SameSite=Lax");
        String longest = "cart=1; SameSite=Lax; Path=/" + "a".repeat(1023);
        assertThat(plain(longest)).isSameAs(longest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cart=1\r\nSet-Cookie: _ga=2",
                "cart=1\n",
                "cart=\u0000",
                "cart=1; Path=/\u0001",
                "cart=a\tb",
                "cart=\u007F",
                "_ga=1\u0001; Max-Age=0",
            })
    void cookieWithControlCharactersIsRefused(String field) {
        assertThat(plain(field)).isNull();
        assertThat(evidence.lines()).singleElement().asString().endsWith(" malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "=secret", " = secret; Path=/", "secret; cart=1", "=", ""})
    void namelessCookieIsRefusedAndItsValueIsNotTold(String field) {
        assertThat(plain(field)).isNull();
        assertThat(evidence.lines()).containsExactly("cookie-refused (nameless) nameless");
    }

    @Test
    void nameAndValueHave4096OctetsAtTheMost() {
        assertThat(plain("cart=" + "x".repeat(4092) + "; SameSite=Lax")).isNotNull();
        assertThat(plain("cart=" + "x".repeat(4093) + "; SameSite=Lax")).isNull();
        assertThat(evidence.lines()).containsExactly("cookie-refused cart too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "__Secure-a=1; Path=/,                                   false",
        "__secure-a=1; Path=/,                                   false",
        "__Secure-a=1; Secure,                                   true",
        "__Host-a=1; Secure,                                     false",
        "__Host-a=1; Secure; Path=/shop,                         false",
        "__HOST-a=1; Secure; Path=/; Domain=example.org,         false",
        "__Host-a=1; Secure; Path=/; Domain=,                    true",
        "__Host-a=1; Secure; Path=/,                             true",
        "__Http-a=1; Secure,                                     false",
        "__Http-a=1; Secure; HttpOnly,                           true",
        "__Host-Http-a=1; Secure; Path=/,                        false",
        "__Host-Http-a=1; Secure; HttpOnly,                      false",
        "__host-http-a=1; Secure; HttpOnly; Path=/,              true",
    })
    void cookieKeepsThePromiseOfItsPrefixOrIsRefused(String field, boolean sent) {
        String name = field.substring(0, field.indexOf('='));
        boolean http = name.matches("(?i)__(Host-)?Http-.*");
        CookieGate gate =
                gate(true, new CookieRule(name, CookiePurpose.SHOPPING_CART, null, http, SameSite.LAX, null, ""));

        assertThat(gate.outgoing(field, true, evidence) != null).isEqualTo(sent);
        assertThat(evidence.lines().stream().anyMatch(line -> line.endsWith(" prefix")))
                .isEqualTo(!sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "_ga=GA1.2; Max-Age=0; Domain=.example.org; Path=/      | _ga=; Max-Age=0; Domain=example.org; Path=/",
                "_ga=GA1.2; Max-Age=-5                                  | _ga=; Max-Age=0",
                "_ga=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/a  | _ga=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/a",
                "_ga=x; Max-Age=0; Expires=Fri, 01 Jan 2038 00:00:00 GMT| _ga=; Max-Age=0",
                "_ga=x; Max-Age=0; uid=17; Comment=who                  | _ga=; Max-Age=0",
                "foo[bar]=x; Max-Age=0; Secure; SameSite=None; Partitioned | foo[bar]=; Max-Age=0; Secure; SameSite=None; Partitioned",
                "__Host-x=1; Max-Age=0; Domain=example.org              | __Host-x=; Max-Age=0; Path=/; Secure",
                "__Http-x=1; Max-Age=0                                  | __Http-x=; Max-Age=0; Secure; HttpOnly",
            })
    void deletionPassesWithoutItsValue(String field, String sent) {
        assertThat(plain(field)).isEqualTo(sent);
        assertThat(evidence.lines()).isEmpty();
    }

    @Test
    void deletionThatCarriesNothingIsSentAsItIs() {
        String field = "_ga=; Max-Age=0; Expires=Thu, 01-Jan-1970 00:00:10 GMT; Path=/";

        assertThat(plain(field)).isSameAs(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_ga=",
                "_ga=; Path=/",
                "_ga=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
                "_ga=1; Max-Age=0x",
                "_ga=1; Max-Age=0; Max-Age=1",
                "_ga=1; Expires=Sun, 22 Nov 2026 12:00:01 GMT",
            })
    void whatDeletesNothingIsNoDeletion(String field) {
        assertThat(plain(field)).isNull();
    }

    @Test
    void charactersThatFitNoFieldAreWrittenAsUtf8() {
        assertThat(plain("cart=\u4e0a; SameSite=Lax")).isEqualTo("cart=\u00e4\u00b8\u008a; SameSite=Lax");
        assertThat(evidence.lines()).containsExactly("cookie-changed cart encoding");
    }

    @Test
    void exactNameWinsOverPrefixAndLongerPrefixOverShorter() {
        CookieGate gate = gate(
                false,
                cart("cart*", SameSite.NONE, null),
                CookieRule.session("cart_s*"),
                cart("cart_strict", SameSite.STRICT, null));

        assertThat(gate.outgoing("cart_1=1", false, evidence)).isEqualTo("cart_1=1");
        assertThat(gate.outgoing("cart_s1=1", false, evidence)).isEqualTo("cart_s1=1; HttpOnly; SameSite=Lax");
        assertThat(gate.outgoing("cart_strict=1", false, evidence)).isEqualTo("cart_strict=1; SameSite=Strict");
        assertThat(gate.outgoing("cart=1", false, evidence)).isEqualTo("cart=1");
        assertThat(gate.outgoing("cart[1]=1", false, evidence)).isNull();
    }

    @Test
    void findingTellsABoundedVisibleName() {
        plain("\u00a0__Host-x y" + "z".repeat(100) + "=secret");

        assertThat(evidence.lines()).containsExactly("cookie-refused ?__Host-x?y" + "z".repeat(53) + " not-allowed");
    }
}
