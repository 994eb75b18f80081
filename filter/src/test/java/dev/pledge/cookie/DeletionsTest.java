package dev.pledge.cookie;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Authority;
import dev.pledge.policy.ExpireCookies;
import dev.pledge.policy.Https;
import dev.pledge.policy.SitePolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionsTest {
    private final RecordedEvidence evidence = new RecordedEvidence();
    private final AtomicLong nanos = new AtomicLong();
    private final DeletionMemory memory = new DeletionMemory(1000, Duration.ofHours(1), nanos::get);

    private static SitePolicy site(String authority, String... hosts) {
        return new SitePolicy("Shop", "", "", Https.SENSITIVE_FORMS, Authority.parse(authority), List.of(hosts));
    }

    private static Navigation root(String path) {
        return new Navigation("10.0.0.1", "www.example.org", true, "", path);
    }

    private static Navigation shop(String path) {
        return new Navigation("10.0.0.1", "www.example.org", true, "/shop", path);
    }

    private List<String> host(Navigation navigation, String... names) {
        return new Deletions(ExpireCookies.HOST, site("www.example.org"), memory)
                .forHidden(List.of(names), navigation, evidence);
    }

    private List<String> parents(SitePolicy site, String host, String... names) {
        return new Deletions(ExpireCookies.PARENTS, site, memory)
                .forHidden(List.of(names), new Navigation("10.0.0.1", host, true, "", "/"), evidence);
    }

    @Test
    void nothingIsDeletedUnlessThePolicySaysSo() {
        Deletions never = new Deletions(ExpireCookies.NEVER, site("www.example.org"), memory);

        assertThat(never.forHidden(List.of("_ga"), root("/"), evidence)).isEmpty();
        assertThat(evidence.lines()).isEmpty();
    }

    @Test
    void cookiesOfTheHostAreDeletedOnThePathsOfThePage() {
        assertThat(host(root("/a/b/c.html"), "_ga"))
                .containsExactly(
                        "_ga=; Max-Age=0; Path=/",
                        "_ga=; Max-Age=0; Path=/a/b",
                        "_ga=; Max-Age=0; Path=/a",
                        "_ga=; Max-Age=0; Path=/a/b/c.html");
        assertThat(evidence.lines()).containsExactly("cookie-expired _ga host");
    }

    @Test
    void cookiesOfOtherApplicationsAreLeftAlone() {
        assertThat(host(shop("/shop/a/b;jsessionid=1"), "_ga"))
                .containsExactly(
                        "_ga=; Max-Age=0; Path=/shop",
                        "_ga=; Max-Age=0; Path=/shop/a",
                        "_ga=; Max-Age=0; Path=/shop/a/b",
                        "_ga=; Max-Age=0; Path=/shop/");
    }

    @Test
    void browserDeletesTheCookie() {
        URI page = URI.create("https://www.example.org/shop/a/b");
        BrowserJar jar = new BrowserJar(Instant.EPOCH);
        for (String field : List.of("x=1; Path=/shop", "y=1", "z=1; Path=/shop/", "__Secure-w=1; Secure; Path=/shop")) {
            jar.set(field, page);
        }

        host(shop("/shop/a/b"), "x", "y").forEach(field -> jar.set(field, page));
        host(shop("/shop/a/b"), "z", "__Secure-w").forEach(field -> jar.set(field, page));

        assertThat(jar.cookies()).isEmpty();
    }

    @Test
    void domainsOfTheSiteAreTriedButNoneAboveThem() {
        assertThat(parents(site("www.example.co.uk"), "shop.www.example.co.uk", "_ga"))
                .containsExactly(
                        "_ga=; Max-Age=0; Path=/",
                        "_ga=; Max-Age=0; Domain=shop.www.example.co.uk; Path=/",
                        "_ga=; Max-Age=0; Domain=www.example.co.uk; Path=/",
                        "_ga=; Max-Age=0; Domain=example.co.uk; Path=/");
        assertThat(evidence.lines()).containsExactly("cookie-expired _ga parents");
    }

    @ParameterizedTest
    @CsvSource({"www.other.org", "127.0.0.1", "[::1]", "localhost", "evil-example.org", "'x;Domain=example.org'"})
    void otherHostsHaveNoDomainToDelete(String host) {
        assertThat(parents(site("www.example.org", "127.0.0.1", "localhost"), host, "_ga"))
                .containsExactly("_ga=; Max-Age=0; Path=/");
    }

    @Test
    void prefixedCookiesAreDeletedAsTheirPrefixDemands() {
        assertThat(parents(site("example.org"), "example.org", "__Host-a", "__Secure-b", "__Host-Http-c"))
                .containsExactly(
                        "__Host-a=; Max-Age=0; Path=/; Secure",
                        "__Secure-b=; Max-Age=0; Path=/; Secure",
                        "__Host-Http-c=; Max-Age=0; Path=/; Secure; HttpOnly",
                        "__Secure-b=; Max-Age=0; Domain=example.org; Path=/; Secure");
        assertThat(host(new Navigation("b", "www.example.org", false, "", "/"), "__Secure-b"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a,b", "a;b", "a=b", "a\r\nSet-Cookie: b", "\u00a0a", "\u560a", "\""})
    void nameThatCannotBeSentSafelyIsSkipped(String name) {
        assertThat(host(root("/"), name)).isEmpty();
    }

    @Test
    void cookieThatComesBackIsNotDeletedAgainForAWhile() {
        assertThat(host(root("/"), "_ga")).hasSize(1);
        assertThat(host(root("/"), "_ga")).isEmpty();
        nanos.addAndGet(Duration.ofMinutes(61).toNanos());
        assertThat(host(root("/"), "_ga")).hasSize(1);
    }

    @Test
    void otherBrowserAndOtherHostAreOthers() {
        host(root("/"), "_ga");

        assertThat(host(new Navigation("session-2", "www.example.org", true, "", "/"), "_ga"))
                .hasSize(1);
        assertThat(host(new Navigation("10.0.0.1", "example.org", true, "", "/"), "_ga"))
                .hasSize(1);
    }

    @Test
    void eightAreSentAtATimeAndTheRestNextTime() {
        String[] names = IntStream.range(0, 12).mapToObj(i -> "c" + i).toArray(String[]::new);

        assertThat(host(root("/"), names)).hasSize(Deletions.MOST).allMatch(field -> field.endsWith("; Path=/"));
        assertThat(host(root("/"), names)).hasSize(4).last().isEqualTo("c11=; Max-Age=0; Path=/");
        assertThat(host(root("/"), names)).isEmpty();
    }
}
