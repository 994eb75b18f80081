package dev.pledge.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyRecordsTest {
    @Test
    void theNarrowestOfSeveralPatternsDecides() {
        Scope scope = new Scope(
                Mode.OFF,
                List.of(
                        path("/", Mode.REPORT),
                        path("*.jsp", Mode.OFF),
                        path("/a/*", Mode.ENFORCE),
                        path("/a/b/*", Mode.REPORT),
                        path("/a/b/c", Mode.ENFORCE),
                        path("", Mode.ENFORCE)));
        assertThat(scope.at("/a/b/c")).isEqualTo(Mode.ENFORCE);
        assertThat(scope.at("/a/b/d.jsp")).isEqualTo(Mode.REPORT);
        assertThat(scope.at("/a/x")).isEqualTo(Mode.ENFORCE);
        assertThat(scope.at("/x.jsp")).isEqualTo(Mode.OFF);
        assertThat(scope.at("/x")).isEqualTo(Mode.REPORT);
        assertThat(scope.at("/")).isEqualTo(Mode.ENFORCE);
        assertThat(Scope.everywhere(Mode.OFF).at("/x")).isEqualTo(Mode.OFF);
    }

    @Test
    void theOrderOfExceptionsMeansNothing() {
        PathMode a = path("/a", Mode.REPORT);
        PathMode b = path("/b", Mode.OFF);
        assertThat(new Scope(Mode.ENFORCE, List.of(a, b))).isEqualTo(new Scope(Mode.ENFORCE, List.of(b, a)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Scope(Mode.ENFORCE, List.of(a, path("/a", Mode.OFF))))
                .withMessageContaining("/a");
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.0.1, true",
        "10.0.0.0/8, 11.0.0.1, false",
        "10.0.0.0/9, 10.128.0.0, false",
        "192.0.2.128/25, 192.0.2.255, true",
        "192.0.2.128/25, 192.0.2.127, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, ::1, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7, 192.0.2.6, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
        "::/0, 2001:db8::1, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:a00:0/104, 11.1.2.3, false",
        "::ffff:192.0.2.7, 192.0.2.7, true",
    })
    void aBlockHoldsTheAddressesWithItsPrefix(String block, String address, boolean holds) throws Exception {
        assertThat(Cidr.parse(block).contains(InetAddress.getByName(address))).isEqualTo(holds);
        assertThat(Cidr.parse(Cidr.parse(block).toString())).isEqualTo(Cidr.parse(block));
    }

    @Test
    void anIpv4MappedAddressIsTheIpv4One() throws Exception {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};
        InetAddress kept = Inet6Address.getByAddress(null, mapped, -1);
        assertThat(kept).isInstanceOf(Inet6Address.class);
        assertThat(Cidr.parse("10.0.0.0/8").contains(kept)).isTrue();
        assertThat(Cidr.parse("::/0").contains(kept)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/8", "10.0.0/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.1/8", "010.0.0.0/8",
                        "256.1.1.1", "::1/129",
                "::1/64", "1::2::3", "[::1]", "fe80::1%eth0", "localhost", ".:1", ":", "1.2.3.4.5", "10.0.0.0/8/8",
                        "::ffff:0:0/90"
            })
    void whatIsNoBlockIsRefusedWithoutLookingUpAName(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text)).withMessageContaining("expected");
    }

    @ParameterizedTest
    @CsvSource({
        "shop.example, shop.example, 443",
        "SHOP.example:8443, shop.example, 8443",
        "192.0.2.1:444, 192.0.2.1, 444",
        "[2001:DB8::1], [2001:db8::1], 443",
        "[::1]:8443, [::1], 8443",
        "localhost:443, localhost, 443",
    })
    void anAuthorityIsAHostWithAPort(String text, String host, int port) {
        Authority authority = Authority.parse(text);
        assertThat(authority).isEqualTo(new Authority(host, port));
        assertThat(Authority.parse(authority.toString())).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":443",
                "shop.example:",
                "shop.example:0",
                "shop.example:65536",
                "shop.example:+1",
                "a b",
                "https://a",
                "a/b",
                "a@b",
                "..",
                "-a",
                "a-",
                "a..b",
                "a.",
                "[::1",
                "::1",
                "[1.2.3.4]",
                "[::g]",
                "999.1.1.1",
                "1.2",
                "bücher.example"
            })
    void whatIsNoAuthorityIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Authority.parse(text))
                .withMessageContaining("expected");
    }

    @Test
    void hstsIsWrittenAsRfc6797Says() {
        assertThat(Hsts.FIRST.headerValue()).isEqualTo("max-age=300");
        assertThat(Hsts.RETRACT.headerValue()).isEqualTo("max-age=0");
        assertThat(new Hsts(Duration.ofDays(365), true, true).headerValue())
                .isEqualTo("max-age=31536000; includeSubDomains; preload");
    }

    @Test
    void hstsRefusesWhatBrowsersDo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Hsts(Duration.ofDays(365), false, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hsts(Duration.ofDays(364), true, true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hsts(Duration.ofSeconds(-1), false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hsts(Duration.ofMillis(1500), false, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new Hsts(Duration.ZERO, true, false));
    }

    @Test
    void aCookieRuleThatGoesFurtherNeedsAReason() {
        Duration day = Duration.ofDays(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cart("cart", day, " "))
                .withMessageContaining("max-age");
        assertThatCode(() -> cart("cart", day, "asked for")).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> cart("cart", Duration.ofDays(401), "asked for"));
        assertThatIllegalArgumentException().isThrownBy(() -> cart("cart", Duration.ofMillis(1500), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> cart("a;b", null, ""));
        assertThat(cart("cart", null, "").maxAge()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void aRuleThatBrowsersWouldRefuseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> cart("__Http-cart", null, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CookieRule(
                        "__host-a", CookiePurpose.SESSION, null, true, SameSite.LAX, "shop.example", ""));
    }

    @Test
    void aRecordDoesNotChangeWithTheListItWasMadeOf() {
        List<CookieRule> rules = new ArrayList<>(List.of(CookieRule.cart("cart")));
        List<String> hosts = new ArrayList<>(List.of("a.example"));
        CookiePolicy cookies =
                new CookiePolicy(Scope.everywhere(Mode.REPORT), rules, ExpireCookies.NEVER, DuplicateCookies.KEEP);
        SitePolicy site = new SitePolicy("A", "", "", Https.SENSITIVE_FORMS, null, hosts);
        rules.clear();
        hosts.clear();
        assertThat(cookies.rules()).hasSize(1).isUnmodifiable();
        assertThat(site.hosts()).hasSize(1).isUnmodifiable();
    }

    @Test
    void aPolicyBuiltInJavaIsRefusedWithTheWordsOfTheReader() {
        SensitiveFormPolicy forms = new SensitiveFormPolicy(
                Scope.everywhere(Mode.ENFORCE), List.of(new PathPattern("/a")), null, null, true, "Safe.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Policy.builtIn(Mode.ENFORCE).with(forms))
                .withMessageContaining("site.authority: found nothing")
                .withMessageContaining("sensitive-forms.behind: found nothing");
    }

    @Test
    void aTextIsReadInTheVisitorsLanguageElseInEnglishElseInTheFirst() {
        Translated forAll = Translated.forAll("Locked.");
        assertThat(forAll.in("de")).isEqualTo("Locked.");
        assertThat(forAll.languageFor("de")).isEmpty();
        Translated both = new Translated(new TreeMap<>(Map.of("en", "Locked.", "de", "Zu.", "bg", "?")));
        assertThat(both.in("de")).isEqualTo("Zu.");
        assertThat(both.languageFor("fr")).isEqualTo("en");
        Translated neither = new Translated(new TreeMap<>(Map.of("fr", "Fermé.", "de", "Zu.")));
        assertThat(neither.in("en")).isEqualTo("Zu.");
        assertThatIllegalArgumentException().isThrownBy(() -> new Translated(new TreeMap<>()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Translated(new TreeMap<>(Map.of("", "Locked.", "de", "Zu."))));
    }

    @Test
    void pagesAboutPersonsNeedHttps() {
        Policy promised = Policy.builtIn(Mode.ENFORCE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> promised.with(StatementPolicy.usual()))
                .withMessageContaining("site.authority: found nothing")
                .withMessageContaining("sensitive-forms.behind: found nothing")
                .withMessageContaining("subject-access is enforced");

        Policy known = promised.with(new SitePolicy(
                        "Shop", "", "", Https.SENSITIVE_FORMS, Authority.parse("shop.example"), List.of()))
                .with(new SensitiveFormPolicy(
                        Scope.everywhere(Mode.OFF), List.of(), new Behind.Direct(), null, false, ""));
        assertThat(known.with(StatementPolicy.usual()).statement()).isNotNull();
        Policy watched = promised.with(SubjectAccessPolicy.builtIn(Mode.REPORT));
        assertThat(watched.with(StatementPolicy.usual()).statement()).isNotNull();
    }

    private static CookieRule cart(String name, @org.jspecify.annotations.Nullable Duration maxAge, String reason) {
        return new CookieRule(name, CookiePurpose.SHOPPING_CART, maxAge, false, SameSite.LAX, null, reason);
    }

    @Test
    void theNarrowestPathThatReleasesDataIsFound() {
        DisclosurePolicy policy = new DisclosurePolicy(
                new Scope(Mode.ENFORCE, List.of(path("/license/public", Mode.OFF))),
                List.of(new PathPattern("/license/*"), new PathPattern("/license/public"), new PathPattern("*.lic")),
                List.of());
        assertThat(policy.covering("/license/public")).isEqualTo(new PathPattern("/license/public"));
        assertThat(policy.covering("/license/x.lic")).isEqualTo(new PathPattern("/license/*"));
        assertThat(policy.covering("/shop")).isNull();
        assertThat(policy.at("/license/check")).isEqualTo(Mode.ENFORCE);
        assertThat(policy.at("/license/public")).isEqualTo(Mode.OFF);
        assertThat(policy.at("/shop")).isEqualTo(Mode.OFF);
    }

    @Test
    void aPartnerIsKnownBySomething() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Partner("Acme", null, null, null, List.of(DisclosurePurpose.UPGRADE)))
                .withMessageContaining("partner Acme: role");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Partner("Acme", "partner", null, null, List.of()))
                .withMessageContaining("purposes");
    }

    @Test
    void aRuleOnContactHasAName() {
        assertThat(ContactPolicy.USUAL)
                .extracting(ContactRule::name)
                .containsExactly(
                        "e-mail to customers: features, upgrades, order",
                        "e-mail to others: order",
                        "post to everyone: requested",
                        "telephone to everyone: order");
        assertThat(Audience.CUSTOMERS.includes(true)).isTrue();
        assertThat(Audience.OTHERS.includes(true)).isFalse();
        assertThat(Audience.EVERYONE.includes(false)).isTrue();
    }

    private static PathMode path(String pattern, Mode mode) {
        return new PathMode(new PathPattern(pattern), mode);
    }

    @Test
    void operationsPagesAreForSomebody() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationsPolicy.from(List.of()))
                .withMessageContaining("operations.addresses: found none of role, addresses and port");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationsPolicy.at(0))
                .withMessageContaining("from 1 to 65535");
        assertThat(OperationsPolicy.at(9090).below("/privacy/operations/findings"))
                .isEqualTo("/findings");
        assertThat(OperationsPolicy.at(9090).below("/privacy")).isNull();
        Policy published = Policy.builtIn(Mode.REPORT).with(StatementPolicy.usual());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> published.with(new OperationsPolicy(
                        "/privacy", null, List.of(), 9090, OperationsPolicy.KEEP, ReportInterval.NEVER)))
                .withMessageContaining("operations.path: found the path of the statement");
    }
}
