package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageNamesTest {
    private static final Pattern LONG_HEX = Pattern.compile("[0-9a-fA-F]{32}");

    @ParameterizedTest
    @CsvSource({
        "'',                                              /",
        "/,                                               /",
        "/checkout,                                       /checkout",
        "/shop/,                                          /shop/",
        "//shop///shoes,                                  /shop/shoes",
        "/orders/4711,                                    /orders/{id}",
        "/orders/4711/items/2,                            /orders/{id}/items/{id}",
        "/orders/4711.html,                               /orders/{id}.html",
        "/o/550e8400-e29b-41d4-a716-446655440000,         /o/{id}",
        "/blog/2026-11-22/hello,                          /blog/{date}/hello",
        "/red-shoe-83920,                                 /red-shoe-{id}",
        "/commit/3f2a9c1b,                                /commit/{id}",
        "/s/dGhpcyBpcyBhIHNlc3Npb24,                      /s/{id}",
        "/t/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0.abc,    /t/{id}.abc",
        "/x/janeAAAA0aA_0123456789abcdef,                 /x/{id}",
        "/call/+49-170-1234567,                           /call/{id}",
        "/host/192.168.1.10,                              /host/{id}",
        "/u/jane@example.org,                             /u/{email}",
        "/u/jane%40example.org,                           /u/{email}",
        "/u/jane%2540example.org/x,                       /u/{email}/x",
        "/u/jane%252540example.org,                       /u/{email}",
        "/u/100%jane%40example.org,                       /u/{email}",
        "/cart;jsessionid=1A2B3C.node1,                   /cart",
        "/cart;jsessionid=1A2B3C/items,                   /cart/items",
        "/cart%3Bjsessionid=1A2B3C,                       /cart",
        "/cart?user=jane,                                 /cart",
        "/cart%3Fuser=jane,                               /cart",
        "/cart#top,                                       /cart",
        "/caf%C3%A9,                                      /café",
        "/two%20words,                                    /two_words",
        "/v2/api-docs,                                    /v2/api-docs",
        "/iphone-15,                                      /iphone-15",
        "/Samsung-Galaxy-S24-Ultra-Case,                  /Samsung-Galaxy-S24-Ultra-Case",
        "/nutzungsbedingungen,                            /nutzungsbedingungen"
    })
    void aPathIsNamedWithoutItsIds(String path, String name) {
        assertThat(PageNames.of(null, path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "'/orders/{id}',               '/orders/{id}'",
        "'/orders/{id:[0-9]{1,8}}/x',  '/orders/{id}/x'",
        "'/a/{x:\\w+@\\w+}/{*rest}',   '/a/{x}/{*rest}'",
        "/shop/*,                      /shop/*",
        "Checkout,                     Checkout",
        "'/a?b=jane@example.org',      /a",
        "/*,                           /from/path",
        "/,                            /from/path",
        "*.jsp,                        /from/path",
        "'',                           /from/path",
        ",                             /from/path"
    })
    void whatTheApplicationSaysOfItselfIsTakenFirst(String given, String name) {
        assertThat(PageNames.of(given, "/from/path")).isEqualTo(name);
    }

    @Test
    void aLongNameIsCutBetweenSegments() {
        String name = PageNames.of(null, "/segment".repeat(50));
        assertThat(name).isEqualTo("/segment".repeat(14) + "/…");
    }

    @Property
    void aCutNameIsItsOwnName(@ForAll @IntRange(min = 100, max = 140) int length, @ForAll @IntRange(max = 9) int step) {
        StringBuilder path = new StringBuilder("/");
        while (path.length() < length) {
            path.append(path.length() % (step + 4) == 0 ? '/' : 'x');
        }
        String name = PageNames.of(path.toString(), "/");
        assertHarmless(name);
        assertThat(PageNames.of(null, name)).isEqualTo(name);
    }

    @Property(tries = 2_000)
    void aNameHoldsNothingOfAPerson(@ForAll("paths") String path, @ForAll boolean given) {
        String name = given ? PageNames.of(path, "/") : PageNames.of(null, path);
        assertHarmless(name);
        assertThat(PageNames.of(null, name)).isEqualTo(name);
    }

    @Property
    void norWhateverTheTextIs(@ForAll String path) {
        assertHarmless(PageNames.of(null, path));
        assertHarmless(PageNames.of(path, path));
    }

    @Property
    void anAddressIsFoundHoweverOftenItWasEncoded(@ForAll @IntRange(max = 6) int times) {
        String address = "jane.doe+shop@example.org";
        for (int i = 0; i < times; i++) {
            address = URLEncoder.encode(address, StandardCharsets.UTF_8);
        }
        assertThat(PageNames.of(null, "/account/" + address + "/edit")).isEqualTo("/account/{email}/edit");
    }

    @Property
    void aSessionIdIsNotSeenWhereverItStands(@ForAll @Size(16) byte[] id, @ForAll("around") String around) {
        String hex = HexFormat.of().formatHex(id);
        assertThat(PageNames.of(null, around.formatted(hex))).doesNotContain(hex.substring(0, 16));
        String capital = HexFormat.of().withUpperCase().formatHex(id);
        assertThat(PageNames.of(null, around.formatted(capital))).doesNotContain(capital.substring(0, 16));
    }

    @Provide
    Arbitrary<String> around() {
        return Arbitraries.of(
                "/a;jsessionid=%s",
                "/a;jsessionid=%s.node0/b", "/%s", "/x-%s", "/a/%s.html", "/session_%s/y", "%s", "/a?s=%s");
    }

    @Provide
    Arbitrary<String> paths() {
        Arbitrary<String> piece = Arbitraries.oneOf(
                Arbitraries.of(
                        "/",
                        "//",
                        "@",
                        "%40",
                        "%2540",
                        "%",
                        "%4",
                        ";",
                        "%3B",
                        "?",
                        "%3F",
                        "#",
                        ".",
                        "-",
                        "_",
                        "{",
                        "}",
                        ":",
                        ";jsessionid=",
                        "jane",
                        "example.org",
                        "\uFF20",
                        " ",
                        "\n",
                        "é",
                        "%C3",
                        "\uD83D",
                        "..",
                        "…"),
                Arbitraries.strings().withCharRange('a', 'f').numeric().ofMaxLength(40),
                Arbitraries.strings().alpha().numeric().ofMaxLength(24));
        return piece.list().ofMaxSize(14).map(pieces -> "/" + String.join("", pieces));
    }

    private static void assertHarmless(String name) {
        assertThat(name)
                .doesNotContain("@", "?", ";", "#", "%", "\uFF20", "\n")
                .doesNotContainPattern(LONG_HEX)
                .hasSizeBetween(1, PageNames.LENGTH);
    }
}
