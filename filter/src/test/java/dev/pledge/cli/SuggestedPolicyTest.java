package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.cli.Site.Answer;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever a site is like, the policy that is suggested for it can be used as it is. */
class SuggestedPolicyTest extends AuditedSite {
    /** To a servlet container the pattern / is every path. */
    @Test
    void aFormOnTheFirstPageMakesThatPageSensitiveAndNoOther() throws IOException {
        site.page("/", "<form action=/><input type=password></form>");
        Policy policy = suggested();
        assertThat(policy.sensitiveForms().covers("/")).isTrue();
        assertThat(policy.sensitiveForms().covers("/news")).isFalse();
        assertThat(directory.resolve("starter.yaml")).content().contains("- \"\"   # the first page\n");
    }

    @Test
    void pathsOfAnyLettersAreNamedAsTheyAre() throws IOException {
        List<String> paths = List.of(
                "/a%EF%BF%BEb",
                "/a%E2%80%A8b", "/%22:%20%C3%BC", "/-%20x", "/%F0%9F%98%80", "/%C2%85", "/a*b", "/100%25");
        StringBuilder links = new StringBuilder();
        for (String path : paths) {
            links.append("<a href=\"").append(path).append("\">x</a>");
            site.page(path, "<form action=x><input type=password></form>");
        }
        site.page("/", links.toString());
        Policy policy = suggested();
        for (String path : List.of("/a\uFFFEb", "/a\u2028b", "/\": \u00FC", "/- x", "/\uD83D\uDE00")) {
            assertThat(policy.sensitiveForms().covers(path)).as(path).isTrue();
        }
    }

    @Test
    void cookiesOfAnyNameAreRulesOrComments() throws IOException {
        String cut = "session_" + "0123456789abcdef".repeat(5);
        List<String> fields = new ArrayList<>(List.of(
                "Set-Cookie: " + cut + "=1",
                "Set-Cookie: __Http-csrf=1; Secure",
                "Set-Cookie: __Host-Http-csrf=1; Secure; Path=/",
                "Set-Cookie: __Host-session=1; Secure; Path=/",
                "Set-Cookie: $session=1",
                "Set-Cookie: cart*=1",
                "Set-Cookie: se\u00DFsion sid=1",
                "Set-Cookie: cart\"#: {}=1",
                "Set-Cookie: =nameless",
                "Set-Cookie: true_session=1",
                "Set-Cookie: 0sess=1",
                "Set-Cookie: - sess=1",
                "Set-Cookie: cart=1; Max-Age=999999999999",
                "Set-Cookie: basket=1; Max-Age=1"));
        site.at("/", Answer.html("<p>Text", fields.toArray(String[]::new)));
        Policy policy = suggested();

        assertThat(policy.cookies().rules())
                .extracting(CookieRule::name)
                .contains(cut.substring(0, 64) + "*", "__Host-session", "cart", "basket", "0sess", "true_session");
    }

    @Test
    void manyOfThemAreNoTooLongAPolicy() throws IOException {
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            links.append("<a href=/p").append(i).append("></a>");
            List<String> fields = new ArrayList<>();
            for (int j = 0; j < 60; j++) {
                fields.add("Set-Cookie: " + (j % 2 == 0 ? "cart_" : "seen_") + "x".repeat(40) + i + "_" + j + "=1");
            }
            site.at("/p" + i, Answer.html("<script src=//h" + i + ".example/>", fields.toArray(String[]::new)));
        }
        site.page("/", links.toString());
        assertThat(suggested().cookies().rules()).hasSizeBetween(50, 200);
        assertThat(Files.readString(directory.resolve("starter.yaml"))).contains("more cookies");
    }

    private Policy suggested() throws IOException {
        Path file = directory.resolve("starter.yaml");
        Call.of("audit", "--delay", "0", "--suggest", file, site.url("/"));
        Call check = Call.of("check", file);
        assertThat(check.err()).isEmpty();
        assertThat(check.code()).isZero();
        return PolicyReader.read("starter.yaml", Files.readString(file));
    }
}
