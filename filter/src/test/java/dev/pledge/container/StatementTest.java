package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.policy.PolicyDigest;
import dev.pledge.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is published of the policy that holds. */
final class StatementTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = """
            site: { name: Corner Shop, operator: "Corner Shop Ltd\\n1 High Street", contact: privacy@shop.example,
                    authority: localhost }
            statement: { header: true, ads-txt: true }
            """;
    private static final String POLICY = SITE + """
            cookies: { mode: enforce, rules: [{ name: cart, purpose: shopping-cart, max-age: 90 min }] }
            ad-servers: { mode: enforce }
            sensitive-forms: { mode: enforce, behind: direct, paths: [/payment, /payment/*] }
            statistics: { mode: enforce, keep: { aggregate: 10 months, per-user: 20 days } }
            disclosures:
              mode: enforce
              paths: [/license/*]
              partners: [{ name: Acme, role: secret-role, purposes: [upgrade] }]
            contact: { mode: enforce }
            subject-access: { mode: enforce }
            """;
    private static final String GERMAN = "Accept-Language: de";

    @ContainerTest
    void pageDocumentHeaderAndBehaviourChangeTogether(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        holds(app, POLICY, "cart", "90 minutes", "90 Minuten", 5_400);

        String other = POLICY.replace("name: cart", "name: _ga").replace("90 min", "2h");
        app.govern(other);
        holds(app, other, "_ga", "2 hours", "2 Stunden", 7_200);

        app.govern(POLICY);
        holds(app, POLICY, "cart", "90 minutes", "90 Minuten", 5_400);
    }

    private static void holds(Deployed app, String policy, String cookie, String life, String leben, int seconds)
            throws IOException {
        String digest = PolicyDigest.of(PolicyReader.read("x.yaml", policy)).hex();
        String field = PolicyDigest.of(PolicyReader.read("x.yaml", policy)).headerValue();
        RawResponse english = app.get("/privacy");
        RawResponse german = app.get("/privacy", GERMAN);
        assertThat(english.status()).isEqualTo(200);
        assertThat(english.text())
                .contains("<html lang=\"en\">", "<code>" + cookie + "</code>", life + " at most", digest);
        assertThat(german.text())
                .contains("<html lang=\"de\">", "<code>" + cookie + "</code>", "höchstens " + leben, digest);
        JsonNode json = json(app);
        assertThat(json.path("sha-256").asText()).isEqualTo(digest);
        JsonNode allowed = json.path("cookies").path("allowed");
        assertThat(allowed.findValuesAsText("name")).containsExactly("JSESSIONID", cookie);
        assertThat(allowed.path(1).path("max-age-seconds").asInt()).isEqualTo(seconds);
        RawResponse page = app.get("/pages/cookie");
        assertThat(page.cookies()).containsExactly(cookie);
        for (RawResponse governed : new RawResponse[] {
            english,
            german,
            page,
            app.get("/privacy/policy.json"),
            app.get("/static/style.css"),
            app.get("/nowhere"),
            app.get("/payment")
        }) {
            assertThat(governed.headers("Pledge-Policy")).containsExactly(field);
        }
    }

    @ContainerTest
    void everyPromiseThatIsKeptIsPrinted(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        app.get("/pages/dirty");
        String page = app.get("/privacy").text();
        assertThat(page)
                .contains("Corner Shop Ltd\n1 High Street", "mailto:privacy@shop.example")
                .contains("<code>JSESSIONID</code>", "until you close your browser")
                .contains("No ad servers")
                .containsPattern("Since [A-Z][a-z]+ [0-9]+, 20[0-9]{2}, [0-9]+ such items have been kept out")
                .contains("<code>" + app.path("/payment/…") + "</code>")
                .doesNotContain("<code>" + app.path("/payment") + "</code>")
                .contains("10 months at most", "20 days at most")
                .contains("<bdi>Acme</bdi>", "who is entitled to a newer version")
                .contains("newer versions", "an order of theirs")
                .contains("within 1 month")
                .contains("data protection authority")
                .doesNotContain("secret-role")
                .doesNotContain("{0}");
        assertThat(app.get("/privacy/policy.json").text())
                .doesNotContain("secret-role")
                .contains("Acme");
        assertThat(json(app).path("site").path("https").asText()).isEqualTo("sensitive-forms");
        assertThat(json(app).path("ad-servers").path("kept-out").path("count").asInt())
                .isPositive();
    }

    @ContainerTest
    void whatIsOnlyWatchedIsNotPromised(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY.replace("mode: enforce", "mode: report"));
        String page = app.get("/privacy", "Sec-GPC: 1").text();
        assertThat(page)
                .contains("Who we are", "data protection authority")
                .doesNotContain("Cookies")
                .doesNotContain("ad server")
                .doesNotContain("encrypted")
                .doesNotContain("count how often")
                .doesNotContain("Acme")
                .doesNotContain("telephone")
                .doesNotContain("erased")
                .doesNotContain("honoured");
        JsonNode json = json(app);
        assertThat(json.path("cookies").toString()).isEqualTo("{\"mode\":\"report\"}");
        assertThat(json.path("contact").toString()).isEqualTo("{\"mode\":\"report\"}");
        assertThat(json.path("site").has("https")).as("where HTTPS is promised").isFalse();
        assertThat(app.get("/pages/plain").headers("Pledge-Policy")).isEmpty();
        assertThat(app.get("/.well-known/gpc.json").status()).isEqualTo(404);
    }

    /** A switch in JMX is behaviour too. */
    @ContainerTest
    void whatIsSwitchedOffIsNotPromised(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        app.turn("Cookies", false);
        try {
            assertThat(app.get("/privacy").text()).doesNotContain("90 minutes");
            assertThat(json(app).path("cookies").path("mode").asText()).isEqualTo("off");
        } finally {
            app.turn("Cookies", true);
        }
        assertThat(app.get("/privacy").text()).contains("90 minutes");
    }

    @ContainerTest
    void aPageThatIsSwitchedOffIsNotLinked(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        String link = "href=\"" + app.path("/privacy/me") + "\"";
        assertThat(app.get("/privacy").text()).contains(link);
        app.turn("SubjectAccess", false);
        try {
            assertThat(app.get("/privacy").text()).doesNotContain(link);
        } finally {
            app.turn("SubjectAccess", true);
        }
    }

    @ContainerTest
    void pathsThatAreLeftOutAreNamed(Container container) throws IOException {
        Deployed app = Deployed.on(
                container,
                POLICY.replace("ad-servers: { mode: enforce }", "ad-servers: { mode: enforce, exclude: [/old/*] }"));
        assertThat(app.get("/privacy").text())
                .contains("This does not hold on these pages: <code>" + app.path("/old/…") + "</code>");
        assertThat(json(app).path("ad-servers").path("except").toString()).isEqualTo("[\"/old/*\"]");
    }

    @ContainerTest
    void theOptOutSignalIsAnswered(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        RawResponse signalled = app.get("/privacy", "Sec-GPC: 1");
        assertThat(signalled.text()).contains("was received and honoured");
        assertThat(signalled.header("Cache-Control")).isEqualTo("no-store");
        assertThat(app.get("/privacy", "Sec-GPC: 0").text()).doesNotContain("honoured");
        RawResponse gpc = app.get("/.well-known/gpc.json");
        assertThat(gpc.header("Content-Type")).isEqualTo("application/json");
        assertThat(gpc.text()).matches("\\{\"gpc\":true,\"lastUpdate\":\"20[0-9]{2}-[0-9]{2}-[0-9]{2}\"}\n");
    }

    @ContainerTest
    void nobodyMaySellAdvertisingSpace(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        assertThat(app.get("/ads.txt").text()).isEqualTo("placeholder.example.com, placeholder, DIRECT, placeholder\n");
        app.govern(POLICY.replace(", ads-txt: true", ""));
        assertThat(app.get("/ads.txt").status()).isEqualTo(404);
    }

    @ContainerTest
    void whatThePolicySaysIsShownAsItStands(Container container) throws IOException {
        String hostile = "\"</bdi><script>alert(1)</script>&amp;'\"".replace("\"", "");
        Deployed app = Deployed.on(
                container,
                POLICY.replace("name: Corner Shop", "name: \"" + hostile + "\"")
                        .replace("contact: privacy@shop.example", "contact: \"javascript:alert(2)\"")
                        .replace(
                                "ads-txt: true",
                                "ads-txt: true, own-words: [{ title: \"" + hostile + "\", text: \"" + hostile
                                        + "\", by: \"" + hostile + "\", date: 2026-11-01 }]"));
        String page = app.get("/privacy").text();
        assertThat(page)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#39;")
                .contains("<bdi>javascript:alert(2)</bdi>")
                .contains("November 1, 2026");
        assertThat(json(app).path("own-words").path(0).path("text").asText()).isEqualTo(hostile);
    }

    @ContainerTest
    void theSitesOwnWordIsInTheVisitorsLanguage(Container container) throws IOException {
        Deployed app = Deployed.on(
                container,
                POLICY.replace(
                        "ads-txt: true",
                        "own-words: [{ title: { en: Locks, de: Schlösser }, text: { fr: Fermé., de: Zu. }, by: Jane,"
                                + " date: 2026-11-01 }]"));
        assertThat(app.get("/privacy").text())
                .contains("<bdi lang=\"en\">Locks</bdi>", "<bdi lang=\"de\">Zu.</bdi>")
                .doesNotContain("Schlösser", "Fermé");
        assertThat(app.get("/privacy", GERMAN).text())
                .contains("<bdi lang=\"de\">Schlösser</bdi>")
                .doesNotContain("Locks");
        assertThat(json(app).path("own-words").path(0).path("text").path("fr").asText())
                .isEqualTo("Fermé.");
    }

    @ContainerTest
    void onlyReadingIsAnswered(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        try (RawHttp connection = app.server().open()) {
            for (String path : new String[] {
                "/privacy", "/privacy/policy.json", "/privacy/pledge.css", "/ads.txt", "/.well-known/gpc.json"
            }) {
                RawResponse head = connection.exchange(RawHttp.request("HEAD", app.path(path)));
                RawResponse get = connection.exchange(RawHttp.request("GET", app.path(path)));
                assertThat(head.status()).isEqualTo(200);
                assertThat(head.header("Content-Length")).isEqualTo(get.header("Content-Length"));
                assertThat(head.body()).isEmpty();
                assertThat(get.header("X-Content-Type-Options")).isEqualTo("nosniff");
                RawResponse refused = connection.exchange(RawHttp.request("DELETE", app.path(path)));
                assertThat(refused.status()).isEqualTo(405);
                assertThat(refused.header("Allow")).isEqualTo("GET, HEAD");
            }
        }
        assertThat(app.get("/privacy").header("Content-Security-Policy")).startsWith("default-src 'none'");
        assertThat(app.get("/privacy").header("Vary")).isEqualTo("Accept-Language, Sec-GPC");
    }

    @ContainerTest
    void withoutTheSectionNothingIsPublished(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY.replaceAll("(?m)^statement:.*\n", ""));
        for (String path : new String[] {"/privacy", "/privacy/policy.json", "/ads.txt", "/.well-known/gpc.json"}) {
            assertThat(app.get(path).status()).isEqualTo(404);
        }
        assertThat(app.get("/pages/plain").headers("Pledge-Policy")).isEmpty();
    }

    @ContainerTest
    void aSiteHasItsOwnPathAndItsOwnSentences(Container container) throws IOException {
        Path texts = WebApps.place("texts-" + container.directory());
        Files.deleteIfExists(texts.resolveSibling(texts.getFileName() + "_de.properties"));
        Files.writeString(
                texts.resolveSibling(texts.getFileName() + ".properties"), "statement.lead = Our own lead.\n");
        Files.writeString(texts.resolveSibling(texts.getFileName() + "_fr.properties"), "statement.lead = À nous.\n");
        Deployed app = Deployed.on(
                container,
                POLICY.replace("ads-txt: true", "ads-txt: true, path: /legal/privacy, texts: \"file:" + texts + "\""));
        assertThat(app.get("/privacy").status()).isEqualTo(404);
        assertThat(app.get("/legal/privacy").text())
                .contains("Our own lead.", app.path("/legal/privacy?lang=fr"), app.path("/legal/privacy/pledge.css?"));
        assertThat(app.get("/legal/privacy?lang=fr").text()).contains("À nous.", "<html lang=\"fr\">");
        assertThat(app.get("/legal/privacy", GERMAN).text()).contains("Diese Seite sagt");

        Path english = texts.resolveSibling(texts.getFileName() + ".properties");
        Deployed.put(english, "statement.lead = Our newer lead.\n");
        Deployed.put(texts.resolveSibling(texts.getFileName() + "_de.properties"), "statement.lead = Von uns.\n");
        assertThat(PledgeLog.Waiting.until(() -> says(app, "Our newer lead.") && says(app, "Von uns.", GERMAN)))
                .as("what the files say now is on the page")
                .isTrue();
        try (PledgeLog log = new PledgeLog()) {
            Deployed.put(english, "statement.lead = \\u00\n");
            assertThat(log.awaitAll("the old ones stay"))
                    .contains("SEVERE", english.getFileName().toString());
            assertThat(says(app, "Our newer lead.")).isTrue();
        }

        try (PledgeLog log = new PledgeLog()) {
            app.write(POLICY.replace("ads-txt: true", "texts: \"file:" + texts + "-none\""));
            assertThat(log.awaitAll("the old policy stays"))
                    .contains("texts-" + container.directory() + "-none.properties");
        }
        assertThat(app.get("/legal/privacy").status()).isEqualTo(200);
        app.govern(POLICY);
    }

    private static boolean says(Deployed app, String sentence, String... headers) {
        try {
            return app.get("/legal/privacy", headers).text().contains(sentence);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Deployed app) throws IOException {
        return JSON.readTree(app.get("/privacy/policy.json").text());
    }
}
