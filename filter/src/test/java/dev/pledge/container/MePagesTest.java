package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.io.TempDir;

/** What a visitor sees of what is held about them, and can do with it; and nobody else. */
final class MePagesTest {
    private static final String JANE = "X-User: jane";
    private static final String JOHN = "X-User: john";
    private static final String OWN = "Sec-Fetch-Site: same-origin";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir
    Path records;

    private Server start(Container container, String name) {
        String policy = """
                site: { name: Shop, contact: privacy@shop.example, authority: shop.example }
                sensitive-forms: { mode: report, behind: direct }
                cookies: { mode: enforce, rules: [{ name: JSESSIONID, purpose: session }] }
                statistics: { mode: enforce }
                statement: { path: /privacy }
                records: { data: "file:%s" }
                subject-access: { mode: enforce, operator-role: privacy }
                disclosures:
                  mode: enforce
                  paths: [/license/*]
                  partners:
                    - { name: Acme, role: partner, purposes: [upgrade] }
                """.formatted(records.toAbsolutePath());
        String webXml = Deployed.webXml(name, "/WEB-INF/policy.yaml")
                + "  <listener><listener-class>dev.pledge.container.app.PersonalSources</listener-class></listener>\n";
        return container
                .start(WebApp.enforced()
                        .with(name, WebXml.of(webXml))
                        .withFile("WEB-INF/policy.yaml", policy)
                        .at("/" + name))
                .overTls();
    }

    @ContainerTest
    void aVisitorSeesAllOfItAndOnlyTheirOwn(Container container) throws IOException {
        try (Server server = start(container, "me")) {
            server.get("/me/pages/plain", JANE);
            server.get("/me/pages/dirty", JOHN);
            assertThat(server.get("/me/license/stream", "X-Own-Role: visitor", "Disclosure-Purpose: upgrade")
                            .status())
                    .isEqualTo(403);
            assertThat(server.get("/me/license/stream", "X-Own-Role: partner", "Disclosure-Purpose: upgrade")
                            .status())
                    .as("a role that the application knows, and the container does not")
                    .isEqualTo(200);

            RawResponse jane = server.get("/me/privacy/me", JANE);
            assertThat(jane.status()).isEqualTo(200);
            assertThat(jane.header("Cache-Control")).isEqualTo("no-store");
            assertThat(jane.header("Content-Security-Policy")).contains("default-src 'none'");
            assertThat(jane.headers("Set-Cookie")).isEmpty();
            assertThat(jane.text())
                    .contains("Kiel", "&lt;script&gt;alert(1)&lt;/script&gt;", "tax law")
                    .contains("/pages/*", "Acme", "entitled to a newer version", "licence, holder")
                    .contains("could not be read", "It is not everything")
                    .doesNotContain("<script", "secret of the source", "Bonn");

            RawResponse john = server.get("/me/privacy/me", JOHN, "Accept-Language: de");
            assertThat(john.text()).contains("Bonn", "Ihre Daten").doesNotContain("Kiel", "Acme");
        }
    }

    @ContainerTest
    void whoCannotBeRecognisedIsToldSo(Container container) throws IOException {
        try (Server server = start(container, "stranger")) {
            for (String path : List.of("/me", "/me/data.json", "/me/erase")) {
                RawResponse answer = server.get("/stranger/privacy" + path);
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.text()).contains("cannot tell who you are").doesNotContain("Kiel");
                assertThat(answer.headers("Set-Cookie")).isEmpty();
            }
            String session = "Cookie: "
                    + server.get("/stranger/pages/session").header("Set-Cookie").split(";", 2)[0];
            assertThat(server.get("/stranger/privacy/me", session).text())
                    .contains("not signed in", "/pages/*")
                    .doesNotContain("Kiel");
        }
    }

    @ContainerTest
    void itCanBeTakenAlongAsJson(Container container) throws IOException {
        try (Server server = start(container, "download")) {
            RawResponse json = server.get("/download/privacy/me/data.json", JANE);
            assertThat(json.header("Content-Type")).startsWith("application/json");
            assertThat(json.header("Content-Disposition")).contains("attachment");
            assertThat(json.header("Cache-Control")).isEqualTo("no-store");
            assertThat(json.text())
                    .contains("\"value\" : \"Kiel\"", "\"failure\" : \"failed\"", "\"policy\" : \"sha-256:");
            assertThat(server.get("/download/privacy/me/data.json", JANE, "Sec-Fetch-Site: cross-site")
                            .status())
                    .isEqualTo(403);
        }
    }

    @ContainerTest
    void aFieldIsCorrectedOnlyByThePersonWithTheirOwnForm(Container container) throws IOException {
        try (Server server = start(container, "correct")) {
            String page = server.get("/correct/privacy/me", JANE).text();
            String token = token(page);
            String city = "&source=customers&item=address&field=city&value=" + encoded("Köln <b>");

            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(correct(server, "token=" + city, JANE, OWN).status())
                    .isEqualTo(403);
            softly.assertThat(correct(server, "token=" + token + city, JANE, "Sec-Fetch-Site: cross-site")
                            .status())
                    .isEqualTo(403);
            softly.assertThat(correct(server, "token=" + token + city, JANE, "Origin: https://evil.example")
                            .status())
                    .isEqualTo(403);
            softly.assertThat(
                            correct(server, "token=" + token + city, JOHN, OWN).status())
                    .as("another's token")
                    .isEqualTo(403);
            softly.assertThat(correct(server, "token=" + token(server, "/correct/privacy/me/erase") + city, JANE, OWN)
                            .status())
                    .as("another form's token")
                    .isEqualTo(403);
            softly.assertThat(server.get("/correct/privacy/me", JANE).text()).contains("Kiel");

            RawResponse done = correct(server, "token=" + token + city, JANE, OWN);
            softly.assertThat(done.status()).isEqualTo(303);
            softly.assertThat(done.header("Location")).isEqualTo("/correct/privacy/me?done=corrected");
            softly.assertThat(server.get("/correct/privacy/me?done=corrected", JANE)
                            .text())
                    .contains("Köln &lt;b&gt;", "It has been corrected.");
            softly.assertThat(correct(
                                    server,
                                    "token=" + token + "&source=customers&item=address&field=invoice&value=0",
                                    JANE,
                                    OWN)
                            .text())
                    .contains("tax law", "4711");
            softly.assertThat(correct(
                                    server,
                                    "token=" + token + "&source=customers&item=of-john&field=city&value=X",
                                    JANE,
                                    OWN)
                            .text())
                    .contains("no such field");
            softly.assertThat(server.get("/correct/privacy/me", JOHN).text()).contains("Bonn");
            softly.assertAll();
        }
    }

    /** No cookie is set for it: the addresses say it. */
    @ContainerTest
    void theLanguageThatIsChosenIsKeptFromPageToPage(Container container) throws IOException {
        try (Server server = start(container, "language")) {
            String base = "/language/privacy";
            assertThat(server.get(base + "?lang=de", JANE).text())
                    .contains("href=\"" + base + "/me?lang=de\"", "href=\"" + base + "/complaint?lang=de\"");
            String page = server.get(base + "/me?lang=de", JANE).text();
            assertThat(page)
                    .contains(
                            "<html lang=\"de\">",
                            "action=\"" + base + "/me/correct?lang=de\"",
                            "href=\"" + base + "/me/erase?lang=de\"",
                            "href=\"" + base + "/me/data.json?lang=de\"",
                            "href=\"" + base + "/me?lang=en\"");
            String city = "&source=customers&item=address&field=city&value=Bremen";
            assertThat(server.post(base + "/me/correct?lang=de", FORM, "token=" + token(page) + city, JANE, OWN)
                            .header("Location"))
                    .isEqualTo(base + "/me?done=corrected&lang=de");
            assertThat(server.get(base + "/complaint?lang=de", JANE).text())
                    .contains("action=\"" + base + "/complaint?lang=de\"");

            assertThat(server.get(base + "/me?lang=%22", JANE).text()).doesNotContain("lang=%22", "/me?lang=\"");
            assertThat(server.get(base + "/me", JANE, "Accept-Language: de").text())
                    .contains("<html lang=\"de\">", "href=\"" + base + "/me/erase\"");
        }
    }

    private static RawResponse correct(Server server, String body, String... headers) throws IOException {
        return server.post("/correct/privacy/me/correct", FORM, body, headers);
    }

    @ContainerTest
    void anErasureAsksForThePasswordAndSaysWhatIsKept(Container container) throws IOException {
        try (Server server = start(container, "erase")) {
            server.get("/erase/pages/plain", JANE);
            String path = "/erase/privacy/me/erase";
            String token = token(server, path);

            assertThat(server.get(path, JANE).text()).contains("type=\"password\"");
            RawResponse wrong = server.post(path, FORM, "token=" + token + "&secret=no", JANE, OWN);
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(server.get("/erase/privacy/me", JANE).text()).contains("Kiel");

            RawResponse done = server.post(path, FORM, "token=" + token + "&secret=of-jane", JANE, OWN);
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.text()).contains("city", "erased", "invoice", "tax law", "kept");

            String second = server.get("/erase/privacy/me", JANE).text();
            assertThat(second).contains("4711").doesNotContain("Kiel", "/pages/*");
            assertThat(server.get("/erase/privacy/me", JOHN).text()).contains("Bonn");
            assertThat(books())
                    .contains("\"what\":\"erase\"", "\"kind\":\"request\"")
                    .doesNotContain("jane", "Kiel");
        }
    }

    @ContainerTest
    void aFormIsStillGoodAfterARestart(Container container) throws IOException {
        String token;
        try (Server server = start(container, "restart")) {
            token = token(server, "/restart/privacy/me/erase");
        }
        try (Server server = start(container, "restart")) {
            String body = "token=" + token + "&secret=of-jane";
            assertThat(server.post("/restart/privacy/me/erase", FORM, body, JOHN, OWN)
                            .status())
                    .isEqualTo(403);
            assertThat(server.post("/restart/privacy/me/erase", FORM, body, JANE, OWN)
                            .text())
                    .contains("tax law", "kept");
        }
    }

    @ContainerTest
    void guessesOfThePasswordAreFew(Container container) throws IOException {
        try (Server server = start(container, "guesses")) {
            String path = "/guesses/privacy/me/erase";
            String token = token(server, path);
            int refused = 0;
            for (int i = 0; i < 10; i++) {
                refused += server.post(path, FORM, "token=" + token + "&secret=" + i, JANE, OWN)
                                        .status()
                                == 429
                        ? 1
                        : 0;
            }
            assertThat(refused).isEqualTo(4);
            assertThat(server.get("/guesses/privacy/me", JANE).text()).contains("Kiel");
            int busy = 0;
            for (int i = 0; i < 70; i++) {
                busy += server.get("/guesses/privacy/me/erase", JANE).status() == 429 ? 1 : 0;
            }
            assertThat(busy).isPositive();
            assertThat(server.get("/guesses/privacy/me/erase", JOHN).status())
                    .as("nobody else's requests are counted")
                    .isEqualTo(200);
        }
    }

    /** A session costs nothing to have anew. */
    @ContainerTest
    void whoIsNotSignedInIsCountedByTheAddressToo(Container container) throws IOException {
        try (Server server = start(container, "strangers")) {
            int refused = 0;
            for (int i = 0; i < 12 && refused == 0; i++) {
                String session = "Cookie: "
                        + server.get("/strangers/pages/session")
                                .header("Set-Cookie")
                                .split(";", 2)[0];
                for (int times = 0; times < 59 && refused == 0; times++) {
                    refused +=
                            server.get("/strangers/privacy/me/erase", session).status() == 429 ? 1 : 0;
                }
            }
            assertThat(refused).isPositive();
            assertThat(server.get("/strangers/privacy/me/erase", JANE).status()).isEqualTo(200);
        }
    }

    @ContainerTest
    void aComplaintGetsANumberAndTheOperatorSeesIt(Container container) throws IOException {
        try (Server server = start(container, "complaint")) {
            String path = "/complaint/privacy/complaint";
            String token = token(server.get(path).text());
            assertThat(server.post(path, FORM, "token=" + token + "&text=+", OWN)
                            .status())
                    .isEqualTo(422);
            RawResponse taken = server.post(
                    path, FORM, "token=" + token + "&text=" + encoded("Too <many>\r\ncookies") + "&reply=me%40x", OWN);
            assertThat(taken.status()).isEqualTo(200);
            assertThat(taken.text()).contains("<strong>1</strong>");

            String operator = "/complaint/privacy/operator";
            assertThat(server.get(operator).status()).isEqualTo(403);
            assertThat(server.get(operator, JANE).status()).isEqualTo(403);
            String page =
                    server.get(operator, "X-User: olga", "X-Role: privacy").text();
            assertThat(page).contains("Too &lt;many&gt;\ncookies", "me@x", "records are whole");
            server.post(
                    operator + "/complaint",
                    FORM,
                    "token=" + token(page) + "&number=1",
                    OWN,
                    "X-User: olga",
                    "X-Role: privacy");
            assertThat(server.get(operator, "X-User: olga", "X-Role: privacy").text())
                    .contains("Closed by", "olga")
                    .doesNotContain("&lt;many&gt;");
        }
    }

    @ContainerTest
    void anOperatorAnswersForAPersonAndThePersonSeesIt(Container container) throws IOException {
        try (Server server = start(container, "operator")) {
            String[] olga = {"X-User: olga", "X-Role: privacy", OWN};
            String path = "/operator/privacy/operator";
            String token = token(server.get(path, olga).text());
            String body = "token=" + token + "&person=jane&action=";
            SoftAssertions softly = new SoftAssertions();
            softly.assertThat(server.post(path + "/person", FORM, body + "show", JANE, OWN)
                            .status())
                    .isEqualTo(403);
            softly.assertThat(server.get(path + "/person?person=jane", olga).status())
                    .isEqualTo(405);
            softly.assertThat(server.post(path + "/person", FORM, body + "show", olga)
                            .text())
                    .contains("Kiel");
            softly.assertThat(server.post(path + "/person", FORM, body.replace("jane", "+Jane") + "show", olga)
                            .text())
                    .as("as the person writes their name")
                    .contains("Kiel", "The person: <bdi>jane</bdi>");
            softly.assertThat(server.post(path + "/person", FORM, body + "download", olga)
                            .text())
                    .contains("\"value\" : \"Kiel\"");
            softly.assertThat(server.post(path + "/person", FORM, body + "erase&secret=of-olga", olga)
                            .text())
                    .contains("erased");
            softly.assertThat(server.get("/operator/privacy/me", JANE).text())
                    .contains("olga", "to have it erased")
                    .doesNotContain("Kiel");
            softly.assertThat(books()).contains("\"by\":\"olga\"");
            softly.assertAll();
        }
    }

    /** A source fails: nobody is shown all, and all requests to see it are open. */
    @ContainerTest
    void theOperatorSeesWhatIsOpenAndNotWhose(Container container) throws IOException {
        try (Server server = start(container, "open")) {
            String[] olga = {"X-User: olga", "X-Role: privacy", OWN};
            server.get("/open/privacy/me", JANE);
            server.get("/open/privacy/me/data.json", JOHN);
            String path = "/open/privacy/operator";
            String page = server.get(path, olga).text();
            assertThat(page)
                    .contains("records hold no names", "Number 1 is done", "Number 2 is done")
                    .doesNotContain("jane", "john");

            String body = "token=" + token(page) + "&person=john";
            String john = server.post(path + "/person", FORM, body, olga).text();
            Matcher mark =
                    Pattern.compile("this person is <code>([0-9a-f]{8})</code>").matcher(john);
            assertThat(mark.find()).isTrue();
            assertThat(page).containsPattern("2</th>.*<code>" + mark.group(1) + "</code>");
            assertThat(john).contains("Number 2: ").doesNotContain("Number 1: ");
            assertThat(server.post(path + "/person", FORM, body.replace("john", "kim"), olga)
                            .text())
                    .contains("No request of this person is open");

            assertThat(server.post(path + "/request", FORM, body + "&number=1", JANE, OWN)
                            .status())
                    .isEqualTo(403);
            server.post(path + "/request", FORM, "token=" + token(page) + "&number=1", olga);
            assertThat(server.get(path, olga).text())
                    .doesNotContain("Number 1 is done")
                    .contains("Number 2 is done", "asked by <bdi>olga</bdi>");
        }
    }

    @ContainerTest
    void otherMethodsAreRefused(Container container) throws IOException {
        try (Server server = start(container, "methods")) {
            assertThat(server.send("DELETE", "/methods/privacy/me", JANE).header("Allow"))
                    .isEqualTo("GET, HEAD");
            assertThat(server.get("/methods/privacy/me/correct", JANE).status()).isEqualTo(405);
            assertThat(server.send("HEAD", "/methods/privacy/me", JANE).status())
                    .isEqualTo(200);
            assertThat(server.get("/methods/privacy/me/other", JANE).status()).isEqualTo(404);
        }
    }

    @ContainerTest
    void overPlainHttpThePersonIsSentToHttps(Container container) throws IOException {
        try (Server server = start(container, "plain").inTheClear()) {
            RawResponse page = server.get("/plain/privacy/me?lang=de", JANE);
            assertThat(page.status()).isEqualTo(308);
            assertThat(page.header("Location")).isEqualTo("https://shop.example/plain/privacy/me?lang=de");
            for (String path : List.of("/me", "/me/data.json", "/me/erase", "/operator")) {
                assertThat(server.get("/plain/privacy" + path, JANE).status())
                        .as(path)
                        .isEqualTo(308);
            }
            for (String path : List.of("/me/erase", "/me/correct", "/complaint", "/operator/person")) {
                RawResponse sent = server.post("/plain/privacy" + path, FORM, "token=x", JANE, OWN);
                assertThat(sent.status()).as(path).isEqualTo(403);
                assertThat(sent.text()).contains("not encrypted").doesNotContain("Kiel");
            }
        }
    }

    private String token(Server server, String path) throws IOException {
        return token(server.get(path, JANE).text());
    }

    private static String token(String page) {
        Matcher matcher = TOKEN.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return encoded(matcher.group(1));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String books() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(records)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
