package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.cli.Site.Answer;
import dev.pledge.container.KeyStoreFile;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AuditCommandTest extends AuditedSite {
    private static final String AD = "<script async src=\"https://www.google-analytics.com/a.js\"></script>";

    @Test
    void aCleanSiteIsCleanAndTheExitCodeIsZero() throws IOException {
        site.page("/", "<a href=/two>2</a>").page("/two", "<p>Text");
        Call call = audit("/");

        assertThat(call.out()).contains(site.url("/") + ": clean\n", site.url("/two") + ": clean\n");
        assertThat(call.out()).contains("no promise is broken").contains("2 pages, 2 requests");
        assertThat(call.code()).isZero();
        assertThat(site.agents()).allMatch(agent -> agent.matches("PledgeBot/\\S+ \\(Pledge;.*"));
    }

    @Test
    void whatWouldChangeIsToldPageByPageWithItsPlace() throws IOException {
        site.at(
                "/",
                Answer.html(
                        "<!DOCTYPE html>\n<title>t</title>\n<p>Text " + AD + "\n" + AD,
                        "Set-Cookie: _ga=1; Max-Age=900"));
        Call call = audit("/");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out())
                .contains(site.url("/") + ": 3 findings\n")
                .contains("cookie-refused _ga (not-allowed)  by cookies.rules")
                .contains("3:9, 4:1  ad-tag-removed www.google-analytics.com (Google) ×2")
                .contains("        " + AD.replace("</script>", "") + "\n")
                .contains("ad-servers: 2 findings on 1 page: ad-tag-removed 2")
                .contains("www.google-analytics.com, ad server (Google), 1 page")
                .contains("_ga, not allowed, lives for 15 minutes, 1 page");
    }

    /** What stands before it may be of several bytes, or of an encoding that the page itself names late. */
    @Test
    void linesAndColumnsAreThoseOfTheText() throws IOException {
        String page = "<meta charset=utf-8>\r\n<p title=\"a > b\">\u00FC\u20AC\uD83D\uDE00 " + AD + "\r"
                + "<script>\n(function(){var s=document."
                + "createElement('script');s.src='https://www.google-analytics.com/b.js';document.body.appendChild(s)})()\n</script>";
        site.at("/", new Answer(200, List.of("Content-Type: text/html"), page.getBytes(StandardCharsets.UTF_8)))
                .at(
                        "/wide",
                        new Answer(
                                200,
                                List.of("Content-Type: text/html; charset=utf-16le"),
                                page.getBytes(StandardCharsets.UTF_16LE)));
        for (String path : List.of("/", "/wide")) {
            List<JsonNode> found = found(json(path));
            assertThat(found)
                    .extracting(
                            f -> f.get("line").asInt() + ":" + f.get("column").asInt())
                    .containsExactly("2:22", "3:1");
            assertThat(found.get(0).get("excerpt").asText()).isEqualTo(AD.replace("</script>", ""));
            assertThat(found.get(1).get("kind").asText()).isEqualTo("ad-script-removed");
            assertThat(found.get(1).get("excerpt").asText()).contains("www.google-analytics.com");
        }
    }

    @Test
    void everythingThatTheFilterWouldFindIsFound() throws IOException {
        Path policy = policy("""
                site: { name: Shop, authority: "localhost:1", https: sensitive-forms }
                cookies: { mode: enforce }
                ad-servers: { mode: report, exclude: [/free] }
                sensitive-forms: { mode: report, paths: [/checkout] }
                """);
        site.at(
                        "/",
                        Answer.html(
                                "<a href=checkout>c</a><a href=login>l</a><a href=free>f</a><a href=x>x</a><a href=raw>r</a>",
                                "Link: <https://www.google-analytics.com/>; rel=preconnect"))
                .at("/checkout", Answer.html("<form><input name=cardNumber>", "Set-Cookie: cart=1; Max-Age=999999"))
                .page("/login", "<form><input type=password>")
                .page("/free", AD)
                .at("/x", new Answer(200, List.of("Content-Type: application/xhtml+xml"), new byte[9]))
                .at("/raw", Answer.html(AD, "Cache-Control: no-transform"));
        JsonNode audit = json("/", "--policy", policy);

        assertThat(found(audit))
                .extracting(f -> f.get("kind").asText() + " " + f.get("what").asText() + " "
                        + f.get("mode").asText())
                .containsExactlyInAnyOrder(
                        "ad-link-removed www.google-analytics.com report",
                        "plain-request-redirected /checkout report",
                        "cookie-changed cart enforce",
                        "cookie-changed cart enforce",
                        "sensitive-form-unlisted card report",
                        "sensitive-form-unlisted password report",
                        "page-not-inspected application/xhtml+xml report",
                        "page-not-inspected text/html report");
        assertThat(audit.get("cookies").get(0).get("allowed").asBoolean()).isTrue();
    }

    @Test
    void whereASecurePageLoadsPlainlyIsFound() throws Exception {
        try (Site secure = Site.secure(KeyStoreFile.path(), KeyStoreFile.PASSWORD)) {
            secure.page("/pay", "<img src=http://localhost/a.png><form action=http://localhost/pay></form>");
            Path policy = policy(
                    "sensitive-forms: { mode: report, paths: [/pay] }\nsite: { name: S, authority: localhost }\n");
            Object[] call = {"audit", "--delay", "0", "--policy", policy, secure.url("/pay")};

            Call refused = Call.of(call);
            assertThat(refused.code()).isEqualTo(1);
            assertThat(refused.out())
                    .contains("not looked at: " + secure.url("/pay") + ": its robots.txt could not be read");
            assertThat(Call.of(with(call, "--insecure")).out())
                    .contains("form-upgraded localhost", "subresource-upgraded localhost");
            assertThat(Call.of(with(call, "--ca", certificate())).out()).contains("form-upgraded localhost");
            assertThat(Call.of(with(call, "--ca", policy)).err()).contains("--ca " + policy + ": ");
        }
    }

    private Path certificate() throws Exception {
        KeyStore keys = KeyStore.getInstance(KeyStoreFile.path().toFile(), KeyStoreFile.PASSWORD.toCharArray());
        String base64 = Base64.getMimeEncoder()
                .encodeToString(keys.getCertificate("localhost").getEncoded());
        return Files.writeString(
                directory.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
    }

    @Test
    void onlyTheSiteIsAskedWithinItsBounds() throws Exception {
        try (Site other = Site.plain()) {
            StringBuilder links = new StringBuilder(
                    "<a href=" + other.url("/") + "></a><a href=http://127.0.0.1:" + site.port() + "/>");
            for (int i = 0; i < 300; i++) {
                links.append("<a href='/p")
                        .append(i)
                        .append("?utm_source=x#top'></a><a href=/p")
                        .append(i)
                        .append("></a>");
                site.page("/p" + i, "<a href=/deep" + i + ">");
            }
            site.page("/", links.toString());

            Call few = audit("/", "--pages", "7");
            assertThat(site.asked()).hasSize(7).startsWith("/", "/p0?utm_source=x", "/p1?utm_source=x");
            assertThat(few.out()).contains("stopped after 7 requests, with 300 more addresses known");
            assertThat(other.asked()).isEmpty();

            Call shallow = audit("/", "--pages", "1000", "--depth", "1");
            assertThat(shallow.out()).contains("301 pages, 301 requests", "stopped at depth 1");
            assertThat(site.asked()).hasSize(308).noneMatch(path -> path.startsWith("/deep"));
        }
    }

    @Test
    void timeIsABoundToo() throws IOException {
        site.at("/", r -> Answer.html("<a href=/" + System.nanoTime() + ">"));
        for (int i = 0; i < 3; i++) {
            site.page("/" + i, "");
        }
        site.page("/", "<a href=0></a><a href=1></a><a href=2></a>");
        Call call = audit("/", "--delay", "2s", "--time", "5s");

        assertThat(call.out()).contains("stopped as the pause before the next request would end after 5 s");
        assertThat(site.asked().size()).isBetween(2, 3);
        List<Long> moments = site.moments();
        assertThat(moments.get(2) - moments.get(1)).isGreaterThanOrEqualTo(1_990);
    }

    @Test
    void robotsTxtIsObeyed() throws IOException {
        site.at("/robots.txt", new Answer(200, List.of(), """
                User-agent: *
                Disallow: /private
                Allow: /private/page$
                Disallow: /*.secret
                Crawl-delay: 0.4
                """.getBytes(StandardCharsets.UTF_8)));
        site.page("/", "<a href=/private/x></a><a href=/private/page></a><a href=/a.secret?b></a>")
                .page("/private/page", "");
        Call call = audit("/");

        assertThat(site.asked()).containsExactly("/", "/private/page");
        assertThat(call.out()).contains("kept from robots by robots.txt: 2", site.url("/private/x"));
        assertThat(call.code()).isZero();
        assertThat(site.moments().get(2) - site.moments().get(1)).isGreaterThanOrEqualTo(390);
    }

    @Test
    void whereRobotsMayNotBeNothingIsAsked() throws IOException {
        site.page("/", "").at("/robots.txt", Answer.status(503));
        Call broken = audit("/");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("its robots.txt could not be read");
        site.at(
                "/robots.txt",
                new Answer(200, List.of(), "User-agent: *\nDisallow: /\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(audit("/").out()).contains("robots.txt keeps robots away; let PledgeBot in there");
        assertThat(site.asked()).isEmpty();

        site.at(
                "/robots.txt",
                new Answer(
                        200,
                        List.of(),
                        "User-agent: *\nDisallow: /\n\nUser-agent: pledgebot\nAllow: /\n"
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(audit("/").code()).isZero();
    }

    @Test
    void whatLooksLikeADeedIsNotFollowed() throws IOException {
        site.page("/", """
                <a href=/logout></a><a href="/account/sign-out?x"></a><a href="/items?action=delete&id=3"></a>
                <a href="/deleteItem/3"></a><a href=/x data-method=post></a><a href=/y download></a><a href="mailto:a@b.example"></a>
                <form action=/search><button>Go</button></form><a href="/news/how-to-delete-your-cookies"></a><a href=a.pdf></a>
                """);
        Call call = audit("/");
        assertThat(site.asked()).containsExactly("/", "/news/how-to-delete-your-cookies");
        assertThat(call.out()).contains("not followed, as they look as if that did something: 4");
    }

    @Test
    void whatCannotBeFetchedIsNamed() throws IOException {
        site.page("/", "<a href=/broken></a><a href=/gone></a><a href=/loop></a><a href=/away></a>")
                .at("/broken", Answer.status(500))
                .at(
                        "/loop",
                        r -> Answer.status(
                                302,
                                "Location: /loop"
                                        + (r.getHttpURI().getQuery() == null
                                                ? "?1"
                                                : "?1" + r.getHttpURI().getQuery())))
                .at("/away", Answer.status(302, "Location: https://elsewhere.example/"));
        Call call = audit("/");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out())
                .contains("not looked at: " + site.url("/broken") + ": it answered 500 (linked from " + site.url("/")
                        + ")")
                .contains(site.url("/gone") + " (404): clean")
                .contains("it sends visitors on and on")
                .contains(site.url("/away") + " (302 to https://elsewhere.example/): clean");
        assertThat(audit("/none").out()).contains("not looked at: " + site.url("/none") + ": it answered 404");
        int port = site.port();
        assertThat(Call.of("audit", "http://localhost:1/").out()).contains("robots.txt could not be read");
        assertThat(port).isPositive();
    }

    @Test
    void aSlowAnswerIsGivenUp() throws IOException {
        CountDownLatch givenUp = new CountDownLatch(1);
        site.at("/", r -> {
            try {
                givenUp.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Answer.html("");
        });
        assertThat(audit("/", "--timeout", "4s").out()).contains("no whole answer within 4 s");
        givenUp.countDown();
    }

    @Test
    void aBusySiteIsAskedAgainWhenItSays() throws IOException {
        site.at("/", r -> site.asked().size() == 1 ? Answer.status(503, "Retry-After: 1") : Answer.html(""));
        assertThat(audit("/").code()).isZero();
        assertThat(site.asked()).hasSize(2);
        assertThat(site.moments().get(2) - site.moments().get(1)).isGreaterThanOrEqualTo(990);
    }

    @Test
    void compressedPagesAreReadAndLongOnesAreCut() throws IOException {
        byte[] page = ("<a href=/long></a>" + AD).getBytes(StandardCharsets.UTF_8);
        site.at("/", new Answer(200, List.of("Content-Type: text/html", "Content-Encoding: gzip"), gzip(page)))
                .at(
                        "/long",
                        new Answer(
                                200,
                                List.of("Content-Type: text/html", "Content-Encoding: gzip"),
                                gzip((AD + " ".repeat(5_000_000) + AD).getBytes(StandardCharsets.UTF_8))));
        Call call = audit("/", "--size", "100");

        assertThat(call.out())
                .contains(
                        site.url("/") + ": 1 finding\n",
                        site.url("/long") + ": 1 finding\n    only its first 100 KB were looked at");
    }

    @Test
    void aPageIsOneHoweverItIsLinked() throws IOException {
        site.page(
                        "/",
                        "<base href=/shop/><a href='a;jsessionid=1'></a><a href='a;jsessionid=2'></a><a href='a#x'></a><a href='../shop/./a'></a>"
                                + "<iframe src=b></iframe><meta http-equiv=refresh content='1;url=c'><template><a href=d></a></template>")
                .page("/shop/a", "")
                .page("/shop/b", "")
                .page("/shop/c", "");
        audit("/");
        assertThat(site.asked()).containsExactlyInAnyOrder("/", "/shop/a;jsessionid=1", "/shop/b", "/shop/c");
    }

    @Test
    void whatIsOutsideOfTheApplicationIsLeftAlone() throws IOException {
        site.page("/shop/", "<a href=/shop/a></a><a href=/shopping></a><a href=/></a>")
                .page("/shop/a", "<form><input type=password>");
        Path policy = policy("sensitive-forms: { mode: report, exclude: [/a] }\n");
        assertThat(audit("/shop/", "--context", "/shop", "--policy", policy).code())
                .isZero();
        assertThat(site.asked()).containsExactly("/shop/", "/shop/a");
        assertThat(audit("/", "--context", "/shop").code()).isEqualTo(2);
    }

    @Test
    void aStarterPolicyIsValidAndAllowsWhatItShould() throws IOException {
        site.at(
                        "/",
                        Answer.html(
                                "<a href=/login></a>" + AD + "<script src=https://cdn.example/x.js></script>",
                                "Set-Cookie: PHPSESSID=1",
                                "Set-Cookie: csrftoken=1; Max-Age=31449600; SameSite=None; Secure",
                                "Set-Cookie: my_cart=1; Max-Age=604800",
                                "Set-Cookie: _ga=2; Max-Age=63072000",
                                "Set-Cookie: JSESSIONID=1"))
                .page("/login", "<form action=/session><input type=password></form>");
        Path file = directory.resolve("starter.yaml");
        assertThat(audit("/", "--suggest", file).err()).contains(file + ": a policy to begin with");

        String text = Files.readString(file);
        Policy policy = PolicyReader.read("starter.yaml", text);
        assertThat(policy.cookies().rules())
                .extracting(
                        rule -> rule.name() + " " + rule.purpose().key() + " " + rule.maxAge() + " " + rule.httpOnly())
                .containsExactly(
                        "PHPSESSID session null true",
                        "csrftoken session null false",
                        "my_cart shopping-cart PT168H false");
        assertThat(policy.sensitiveForms().paths()).extracting(Object::toString).hasSize(2);
        assertThat(policy.sensitiveForms().covers("/login")
                        && policy.sensitiveForms().covers("/session"))
                .isTrue();
        assertThat(text)
                .contains("_ga: Google Analytics", "cdn.example, 1 page", "www.google-analytics.com (Google)")
                .doesNotContain("mode: enforce");
        assertThat(Call.of("check", file).code()).isZero();

        assertThat(audit("/", "--suggest", file).code()).isEqualTo(2);
        Call again = audit("/", "--policy", file);
        assertThat(again.out()).contains("_ga, not allowed", "PHPSESSID, allowed", "plain-request-redirected /login");
    }

    @Test
    void theReportInHtmlIsOneFileWithoutAScript() throws IOException {
        site.at(
                "/",
                Answer.html(
                        "<p><b onclick='x'></b><script src=\"https://www.google-analytics.com/</code><img src=x>\"></script>"));
        Path file = directory.resolve("report.html");
        Call call = audit("/", "--html", file, "--format", "json");

        String html = Files.readString(file);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("Page by page", "1:23", "default-src 'none'")
                .doesNotContain("<script", "<img", "<link");
        assertThat(new ObjectMapper().readTree(call.out()).get("breaks-promise").asBoolean())
                .isTrue();
        assertThat(call.err()).contains(site.url("/") + ": findings: 1");
        assertThat(audit("/", "--format", "html").out())
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n");
    }

    @Test
    void aWrongCallIsRefusedBeforeAnythingIsAsked() {
        assertThat(Call.of("audit").code()).isEqualTo(2);
        assertThat(Call.of("audit", "shop.example").err())
                .contains("URL: found \"shop.example\", expected an absolute URL");
        assertThat(Call.of("audit", "--pages", "0", site.url("/")).err()).contains("--pages: found 0, expected 1 to");
        assertThat(Call.of("audit", "--time", "soon", site.url("/")).err()).contains("expected a time such as 500ms");
        assertThat(Call.of("audit", "--time", "0", site.url("/")).code()).isEqualTo(2);
        assertThat(Call.of("audit", "--policy", directory.resolve("none.yaml"), site.url("/"))
                        .code())
                .isEqualTo(1);
        assertThat(site.agents()).isEmpty();
    }

    private Call audit(String path, Object... options) {
        List<Object> call = new ArrayList<>(List.of("audit"));
        call.addAll(List.of(options));
        if (!call.contains("--delay")) {
            call.addAll(List.of("--delay", "0"));
        }
        call.add(site.url(path));
        return Call.of(call.toArray());
    }

    private JsonNode json(String path, Object... options) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(options));
        return new ObjectMapper().readTree(audit(path, all.toArray()).out());
    }

    private static List<JsonNode> found(JsonNode audit) {
        List<JsonNode> found = new ArrayList<>();
        audit.get("answers").forEach(answer -> answer.get("findings").forEach(found::add));
        return found;
    }

    private Path policy(String yaml) throws IOException {
        return Files.writeString(directory.resolve("policy.yaml"), yaml);
    }

    private static Object[] with(Object[] call, Object... more) {
        List<Object> all = new ArrayList<>(List.of(call));
        all.addAll(1, List.of(more));
        return all.toArray();
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
