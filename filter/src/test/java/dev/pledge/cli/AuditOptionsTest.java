package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.cli.Site.Answer;
import dev.pledge.container.KeyStoreFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How far an audit goes, as whom it asks, and where it writes. */
@Timeout(300)
class AuditOptionsTest extends AuditedSite {
    private final List<String> heads = new CopyOnWriteArrayList<>();
    /** Whoever has product pages by number wants to know that not all of them were looked at. */
    @Test
    void howManyQueriesOfAPathAreAskedForIsBoundedAndTold() {
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            links.append("<a href=/product?id=").append(i).append("></a>");
        }
        site.page("/", links.toString()).page("/product", "<p>Text");

        Call few = audit("/");
        assertThat(site.asked()).hasSize(21);
        assertThat(few.out())
                .contains("stopped at 20 queries of one path: 10 more addresses were not asked for (--queries)");
        assertThat(few.code()).isZero();
        Call all = audit("/", "--queries", "50");
        assertThat(site.asked()).hasSize(21 + 31);
        assertThat(all.out()).doesNotContain("stopped");
        assertThat(audit("/", "--queries", "-1").code()).isEqualTo(2);
    }

    @Test
    void noPauseIsLongerThanTheTimeThatIsLeft() {
        site.page("/", "<a href=/a></a>")
                .page("/a", "")
                .at(
                        "/robots.txt",
                        new Answer(
                                200, List.of(), "User-agent: *\nCrawl-delay: 900\n".getBytes(StandardCharsets.UTF_8)));
        Call call = audit("/", "--time", "5s");

        assertThat(site.asked()).containsExactly("/");
        assertThat(call.out())
                .contains(
                        "stopped as the pause before the next request would end after 5 s, with 1 more address known");
    }

    @Test
    void aBusySiteThatAsksForMoreTimeThanThereIsIsToldAsOne() {
        site.at("/", Answer.status(503, "Retry-After: 20"));
        Call call = audit("/", "--time", "5s");
        assertThat(site.asked()).hasSize(1);
        assertThat(call.out()).contains("it answered 503");
        assertThat(call.code()).isEqualTo(1);
    }

    /** What is wrong with the site is not to be looked for in a file that it may not even have. */
    @Test
    void whyRobotsAreToStayAwayIsTold() throws Exception {
        assertThat(Call.of("audit", "http://localhost:1/").out()).contains("no connection: nobody answers there");
        site.at("/robots.txt", Answer.status(503));
        assertThat(audit("/").out()).contains("(RFC 9309, section 2.3.1.4): it answered 503");
        try (Site secure = Site.secure(KeyStoreFile.path(), KeyStoreFile.PASSWORD)) {
            assertThat(Call.of("audit", secure.url("/")).out()).contains("no secure connection: ");
        }
    }

    @Test
    void aRedirectIsReadAsBrowsersReadIt() {
        site.at("/", Answer.status(302, "Location: /caf\u00C3\u00A9")).page("/caf%C3%A9", "<p>Text");
        Call call = audit("/");
        assertThat(site.asked()).containsExactly("/", "/caf%C3%A9");
        assertThat(call.out()).contains("1 page, 2 requests");
    }

    /** Development servers wait for ever when they are asked for a protocol that they do not know. */
    @Test
    void noOtherProtocolIsAskedFor() {
        site.at("/", request -> {
            heads.add(request.getHeaders().asString());
            return Answer.html("");
        });
        audit("/");
        assertThat(heads).singleElement().asString().doesNotContain("Upgrade", "HTTP2-Settings");
    }

    @Test
    void fieldsGoToTheHostThatWasNamedAlone() throws Exception {
        try (Site other = Site.plain()) {
            List<String> others = new ArrayList<>();
            site.at("/", request -> {
                heads.add(String.valueOf(request.getHeaders().get("Cookie")));
                heads.add(String.valueOf(request.getHeaders().get("Authorization")));
                heads.add(String.valueOf(request.getHeaders().get("User-Agent")));
                return Answer.html("<a href=/a></a>");
            });
            site.at("/robots.txt", Answer.status(302, "Location: http://127.0.0.1:" + other.port() + "/robots.txt"));
            other.at("/robots.txt", request -> {
                others.add(request.getHeaders().asString());
                return Answer.status(404);
            });
            Call call = audit(
                    "/",
                    "--header",
                    "Cookie: JSESSIONID=1; a=b",
                    "--header",
                    "Authorization:Basic eDp5",
                    "-H",
                    "user-agent: me");

            assertThat(call.code()).isZero();
            assertThat(heads).containsExactly("JSESSIONID=1; a=b", "Basic eDp5", "me");
            assertThat(others).singleElement().asString().doesNotContain("Cookie", "Authorization", ": me");
            assertThat(call.out() + call.err()).doesNotContain("eDp5");
        }
    }

    @Test
    void aFieldThatCannotBeSentIsRefused() {
        for (String field : List.of("Cookie", ": x", "a b: c", "Host: x", "X: a\r\nY: b", "X:")) {
            Call call = audit("/", "--header", field);
            assertThat(call.code()).as(field).isEqualTo(2);
            assertThat(call.err()).contains("--header").doesNotContain("Y: b");
        }
        assertThat(site.asked()).isEmpty();
    }

    /** A copy on this machine is plain by its nature, and its policy is that of the real site. */
    @Test
    void aPlainCopyCanBeLookedAtAsIfItWereSecure() throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), """
                site: { name: Shop, authority: shop.example, https: everywhere }
                cookies: { mode: enforce, rules: [{ name: sid, purpose: session }] }
                sensitive-forms: { mode: enforce, behind: direct, paths: [/login] }
                """);
        site.at(
                "/login",
                Answer.html("<form><input type=password></form>", "Set-Cookie: sid=1; Secure; HttpOnly; SameSite=Lax"));
        assertThat(audit("/login", "--policy", policy).out()).contains("plain-request-redirected");
        Call secure = audit("/login", "--policy", policy, "--as-https");
        assertThat(secure.out()).contains("no promise is broken");
        assertThat(secure.code()).isZero();

        site.at("/login", Answer.html("<form action=http://shop.example/x><input type=password></form>"));
        assertThat(audit("/login", "--policy", policy, "--as-https").out()).contains("form-upgraded shop.example");
    }

    @Test
    void reportsAreWrittenWhereThereIsNoDirectoryYet() throws IOException {
        site.page("/", "<p>Text");
        Path html = directory.resolve("target/audit/report.html");
        Path json = directory.resolve("other/report.json");
        assertThat(audit("/", "--html", html, "--json", json).code()).isZero();
        assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>");
        assertThat(new ObjectMapper().readTree(json.toFile()).get("pages").asInt())
                .isEqualTo(1);
        int asked = site.asked().size();

        for (String option : List.of("--html", "--json", "--suggest")) {
            Call directoryItself = audit("/", option, directory);
            assertThat(directoryItself.code()).isEqualTo(2);
            assertThat(directoryItself.err()).contains(option);
            Call below = audit("/", option, html.resolve("x"));
            assertThat(below.code()).isEqualTo(2);
            assertThat(below.err()).contains(option, html + " is no directory");
        }
        assertThat(site.asked()).hasSize(asked);
    }

    /** What was written once is not written over: an empty one would stand in the way of the next call. */
    @Test
    void ofASiteThatDoesNotAnswerNoPolicyIsMade() {
        site.at("/", Answer.status(500));
        Path starter = directory.resolve("starter.yaml");
        Call call = audit("/", "--suggest", starter);
        assertThat(call.code()).isEqualTo(1);
        assertThat(call.err()).contains("--suggest: nothing was seen, so there is nothing to suggest");
        assertThat(starter).doesNotExist();
    }

    /** What pages and sites say must not steer a terminal. */
    @Test
    void nothingOfAPageSteersTheTerminal() {
        site.page("/", "<script src=https://www.google-analytics.com/a.js title='\u001B[2J\u009B2J\u202E'></script>");
        assertThat(audit("/").out())
                .contains("ad-tag-removed")
                .doesNotContain("\u001B", "\u009B", "\u202E")
                .contains("title=");
    }

    @Test
    void anExcerptCutsNoCharacterInTwo() throws IOException {
        for (int i = 0; i < 2; i++) {
            site.page(
                    "/",
                    "<script src=https://www.google-analytics.com/a.js title='" + "x".repeat(i)
                            + "\uD83D\uDE00".repeat(200) + "'></script>");
            String excerpt = new ObjectMapper()
                    .readTree(audit("/", "--format", "json").out())
                    .findValue("excerpt")
                    .asText();
            assertThat(excerpt).endsWith("\uD83D\uDE00\u2026");
        }
    }

    private Call audit(String path, Object... options) {
        List<Object> call = new ArrayList<>(List.of("audit", "--delay", "0"));
        call.addAll(List.of(options));
        call.add(site.url(path));
        return Call.of(call.toArray());
    }
}
