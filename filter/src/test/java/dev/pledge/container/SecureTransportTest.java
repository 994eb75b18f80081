package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** Sensitive data travels over HTTPS only: what the gate does before a real container's application. */
final class SecureTransportTest {
    private static final String SITE = """
            site: { name: Shop, authority: "shop.example:8443", hosts: [www.shop.example] }
            cookies: { mode: enforce, rules: [{ name: JSESSIONID, purpose: session }] }
            sensitive-forms:
              mode: enforce
              paths: [/payment/*, /billing]
              exclude: [/payment/help]
              modes: { /payment/watched: report }
            """;
    private static final String POLICY = SITE + "  behind: direct\n  hsts: start\n";
    private static final String HTTPS = "https://shop.example:8443";

    @ContainerTest
    void aPlainPageIsSentToHttpsAsItWasAskedFor(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        for (String target : List.of(
                "/payment/caf%C3%A9/a%20b;v=1?x=%2F&y=1&url=http://evil.example/", "/payment", "/billing?a=b?c")) {
            RawResponse answer = app.get(target);

            assertThat(answer.status()).isEqualTo(308);
            assertThat(answer.header("Location")).isEqualTo(HTTPS + app.path(target));
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.header("Strict-Transport-Security")).isNull();
            assertThat(answer.body()).isEmpty();
        }
    }

    @ContainerTest
    void aHostThatTheClientNamesIsNeverInTheAnswer(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        String path = app.path("/payment?x=1");
        for (String head : List.of(
                "GET " + path + " HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\r\n",
                "GET http://evil.example" + path + " HTTP/1.1\r\nHost: evil.example\r\n\r\n")) {
            try (RawHttp connection = app.server().open()) {
                RawResponse answer = connection.exchange(head);

                assertThat(answer.status()).isEqualTo(308);
                assertThat(answer.header("Location")).isEqualTo(HTTPS + path);
                assertThat(answer.transcript()).doesNotContain("evil");
            }
        }
    }

    @ContainerTest
    void aHeadIsRedirectedLikeAGetAndTheConnectionGoesOn(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        try (RawHttp connection = app.server().open()) {
            RawResponse head = connection.exchange(RawHttp.request("HEAD", app.path("/payment?x=1")));
            RawResponse get = connection.exchange(RawHttp.request("GET", app.path("/payment?x=1")));

            assertThat(head.status()).isEqualTo(308);
            assertThat(head.header("Location")).isEqualTo(get.header("Location"));
        }
    }

    @ContainerTest
    void whatWasSentInTheClearIsRefusedAndNotRead(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int exposures = app.sum("pledge.exposures", "mode", "enforce");
        int before = call(app);
        for (String method : List.of("POST", "PUT", "DELETE")) {
            try (RawHttp connection = app.server().open()) {
                RawResponse answer = connection.exchange(
                        RawHttp.post(app.path("/payment"), "application/x-www-form-urlencoded", "card=4111111111111111")
                                .replace("POST ", method + " "));

                assertThat(answer.status()).as(method).isEqualTo(403);
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.body())
                        .contains("<html lang=\"en\">", "not sent securely", "<strong>https</strong>")
                        .doesNotContain("4111");
            }
        }
        try (RawHttp connection = app.server().open()) {
            RawResponse german = connection.exchange(
                    RawHttp.request("POST", app.path("/payment"), "Content-Length: 0", "Accept-Language: de"));
            assertThat(german.header("Content-Language")).isEqualTo("de");
            assertThat(german.text()).contains("<html lang=\"de\">", "nicht sicher gesendet");
        }
        try (RawHttp connection = app.server().open()) {
            connection.send(RawHttp.request(
                    "POST",
                    app.path("/payment"),
                    "Content-Type: text/plain",
                    "Content-Length: 20",
                    "Expect: 100-continue"));
            assertThat(connection.read(true).status()).isEqualTo(403);
        }
        assertThat(call(app)).as("the application was not called").isEqualTo(before + 1);
        assertThat(app.sum("pledge.exposures", "mode", "enforce") - exposures).isEqualTo(5);
    }

    /** A GET that carries a body has exposed it like a POST; a redirect would have it sent once more. */
    @ContainerTest
    void aGetThatCarriesABodyIsRefusedToo(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int exposures = app.sum("pledge.exposures", "mode", "enforce");
        int redirects = app.sum("pledge.redirects", "mode", "enforce");
        String measured = RawHttp.request("GET", app.path("/payment"), "Content-Length: 4") + "4111";
        String chunked =
                RawHttp.request("GET", app.path("/payment"), "Transfer-Encoding: chunked") + "4\r\n4111\r\n0\r\n\r\n";
        for (String request : List.of(measured, chunked)) {
            try (RawHttp connection = app.server().open()) {
                RawResponse answer = connection.exchange(request);

                assertThat(answer.status()).as(request).isEqualTo(403);
                assertThat(answer.header("Location")).isNull();
            }
        }
        assertThat(app.get("/payment", "Content-Length: 0").status()).isEqualTo(308);
        assertThat(app.sum("pledge.exposures", "mode", "enforce") - exposures).isEqualTo(2);
        assertThat(app.sum("pledge.redirects", "mode", "enforce") - redirects).isEqualTo(1);
    }

    private static int call(Deployed app) throws IOException {
        String page = app.get("/open").body();
        return Integer.parseInt(page.replaceAll("(?s).*call=(\\d+).*", "$1"));
    }

    /** Whatever the container lets through to the form over HTTPS is redirected when it comes without. */
    @ContainerTest
    void noSpellingOfAPathDodgesThePattern(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        SoftAssertions softly = new SoftAssertions();
        int reached = 0;
        for (String target : List.of(
                "/payment",
                "/payment/",
                "/payment;x=1",
                "/payment;jsessionid=1/pay",
                "//payment/pay",
                "/payment//pay",
                "/%70ayment/pay",
                "/%70%61yment;a=%2e/pay",
                "/./payment/pay",
                "/open/../payment/pay",
                "/payment/%2e%2e/payment/pay",
                "/payment/help/../pay",
                "/payment/help;/..;/pay",
                "/payment%2Fpay",
                "/payment/x%00",
                "/PAYMENT",
                "/billing",
                "/billing;a",
                "/billing/",
                "/%62illing")) {
            RawResponse secure = app.getTls(target);
            RawResponse plain = app.get(target);
            if (secure.body().contains("secure=true")) {
                reached++;
                softly.assertThat(plain.status()).as(target).isEqualTo(308);
            }
            softly.assertThat(plain.body()).as(target).doesNotContain("secure=");
        }
        softly.assertAll();
        assertThat(reached).isGreaterThan(6);
    }

    @ContainerTest
    void theApplicationIsToldWhetherTheExchangeIsSecure(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);

        assertThat(app.getTls("/payment").body()).contains("secure=true").contains("pledge");
        assertThat(app.get("/open").body()).contains("secure=false");
    }

    @ContainerTest
    void hstsIsSentOverHttpsOnly(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);

        for (String path : List.of(
                "/payment", "/open", "/static/data.json", "/pages/redirect", "/payment?error", "/commit/gone")) {
            assertThat(app.getTls(path).headers("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=300");
        }
        assertThat(app.get("/open").header("Strict-Transport-Security")).isNull();
        assertThat(app.getTls("/payment?own-hsts").headers("Strict-Transport-Security"))
                .as("what the application says wins")
                .containsExactly("max-age=1");
    }

    @ContainerTest
    void thePolicyRaisesAndRetractsHsts(Container container) throws IOException {
        String raised = SITE + "  behind: direct\n  hsts: { max-age: 365 days, include-subdomains: true }\n";
        assertThat(Deployed.on(container, raised).getTls("/payment").header("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000; includeSubDomains");

        String retracted = SITE + "  behind: direct\n  hsts: retract\n";
        assertThat(Deployed.on(container, retracted).getTls("/payment").header("Strict-Transport-Security"))
                .isEqualTo("max-age=0");
    }

    @ContainerTest
    void onlyAProxyThatThePolicyNamesIsBelieved(Container container) throws IOException {
        String forwarded = "Forwarded: for=203.0.113.7;proto=https";
        Deployed app = Deployed.on(container, SITE + "  behind: [127.0.0.0/8]\n  hsts: start\n");
        RawResponse page = app.get("/payment", "X-Forwarded-Proto: https");

        assertThat(page.body()).contains("secure=true");
        assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=300");
        assertThat(app.get("/payment", forwarded).status()).isEqualTo(200);
        assertThat(app.get("/payment").status()).isEqualTo(308);
        assertThat(app.get("/payment", "X-Forwarded-Proto: http").status()).isEqualTo(308);
        assertThat(app.get("/payment", "X-Forwarded-Proto: https", "X-Forwarded-Proto: http")
                        .status())
                .isEqualTo(308);
        assertThat(app.server()
                        .post(app.path("/payment"), "text/plain", "x", "X-Forwarded-Proto: https")
                        .status())
                .isEqualTo(200);

        Deployed other = Deployed.on(container, SITE + "  behind: [192.0.2.1]\n");
        assertThat(other.get("/payment", "X-Forwarded-Proto: https").status()).isEqualTo(308);
        assertThat(other.get("/payment", forwarded).status()).isEqualTo(308);

        Deployed direct = Deployed.on(container, POLICY);
        assertThat(direct.get("/payment", "X-Forwarded-Proto: https").status()).isEqualTo(308);
    }

    @ContainerTest
    void pathsAreLeftAloneOrOnlyReported(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int reported = app.sum("pledge.redirects", "mode", "report");
        int enforced = app.sum("pledge.redirects", "mode", "enforce");

        assertThat(app.get("/payment/help").body()).contains("secure=false");
        assertThat(app.sum("pledge.redirects", "mode", "report")).isEqualTo(reported);
        assertThat(app.get("/payment/watched").body()).contains("secure=false");
        assertThat(app.sum("pledge.redirects", "mode", "report")).isEqualTo(reported + 1);
        assertThat(app.sum("pledge.redirects", "mode", "enforce")).isEqualTo(enforced);
        assertThat(app.getTls("/payment/watched").header("Strict-Transport-Security"))
                .isNull();
    }

    @ContainerTest
    void httpsEverywhereMeansEveryPageAndEveryCookie(Container container) throws IOException {
        WebApp everywhere = WebApp.enforced()
                .with("everywhere", WebXml.of(WebXml.pledge("") + Deployed.servlets()))
                .withFile("WEB-INF/privacy-policy.yaml", """
                        site: { name: Shop, https: everywhere, authority: shop.example }
                        cookies:
                          mode: enforce
                          rules:
                            - { name: JSESSIONID, purpose: session }
                            - { name: cart, purpose: shopping-cart }
                        sensitive-forms: { mode: enforce, behind: direct }
                        """);
        try (Server server = container.start(everywhere);
                RawHttp secure = server.openTls()) {
            for (String path : List.of("/", "/static/data.json", "/open?x=1", "/no-such-page")) {
                RawResponse answer = server.get(path);
                assertThat(answer.status()).isEqualTo(308);
                assertThat(answer.header("Location")).isEqualTo("https://shop.example" + path);
            }
            assertThat(server.post("/open", "text/plain", "x").status()).isEqualTo(403);

            assertThat(secure.exchange(RawHttp.request("GET", "/pages/session")).header("Set-Cookie"))
                    .contains("Secure")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax");
            assertThat(secure.exchange(RawHttp.request("GET", "/pages/cookie")).headers("Set-Cookie"))
                    .singleElement()
                    .asString()
                    .startsWith("cart=kettle")
                    .contains("Secure");
        }
    }
}
