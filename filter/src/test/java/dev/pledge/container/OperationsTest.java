package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages for operations: for whom they are, and that whoever looks at them leaves no trace. */
final class OperationsTest {
    private static final String PATH = "/privacy/operations";
    private static final String POLICY = """
            site: { name: Shop, authority: shop.example }
            cookies: { mode: enforce }
            ad-servers: { mode: enforce }
            sensitive-forms: { mode: enforce, behind: direct }
            statistics: { mode: enforce }
            """;
    private static final String LOCAL = "addresses: [127.0.0.0/8, \"::1\"]";

    private static Deployed app(Container container, String operations) {
        return Deployed.on(container, POLICY + "operations: { " + operations + " }\n");
    }

    /** To anybody else there is what there is at any path that the application does not know. */
    private static void isNotThere(Deployed app, String... headers) throws IOException {
        RawResponse answer = app.get(PATH, headers);
        RawResponse unknown = app.get("/privacy/nothing", headers);
        assertThat(answer.status()).isEqualTo(unknown.status()).isNotEqualTo(200);
        assertThat(answer.body()).doesNotContain("<h1>Overview</h1>");
    }

    private static void isThere(Deployed app, String... headers) throws IOException {
        RawResponse answer = app.get(PATH, headers);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("<h1>Overview</h1>", "<span>Operations</span>");
    }

    @ContainerTest
    void withoutTheSectionThereIsNothing(Container container) throws IOException {
        isNotThere(Deployed.on(container, POLICY));
    }

    @ContainerTest
    void theClientsAddressDecides(Container container) throws IOException {
        isThere(app(container, LOCAL));
        Deployed elsewhere = app(container, "addresses: [192.0.2.0/24]");
        isNotThere(elsewhere);
        isNotThere(elsewhere, "X-Forwarded-For: 192.0.2.1", "Forwarded: for=192.0.2.1");
    }

    @ContainerTest
    void behindAProxyItIsTheAddressThatTheProxyNames(Container container) throws IOException {
        String behind = POLICY.replace("behind: direct", "behind: [127.0.0.1]");
        Deployed app = Deployed.on(container, behind + "operations: { addresses: [192.0.2.0/24] }\n");
        isThere(app, "X-Forwarded-For: 198.51.100.7, 192.0.2.1");
        isNotThere(app, "X-Forwarded-For: 192.0.2.1, 198.51.100.7");
        isNotThere(app);
    }

    @ContainerTest
    void thePortDecides(Container container) throws IOException {
        int port = app(container, LOCAL).server().http();
        isThere(app(container, "port: " + port));
        isNotThere(app(container, "port: " + (port == 1 ? 2 : port - 1)));
    }

    @ContainerTest
    void theRoleDecidesAndAllMustHold(Container container) throws IOException {
        Deployed app = app(container, "role: operations, " + LOCAL);
        isThere(app, "X-User: jane", "X-Role: operations");
        isNotThere(app, "X-User: jane", "X-Role: shopper");
        isNotThere(app);
        isNotThere(app(container, "role: operations, addresses: [192.0.2.0/24]"), "X-User: jane", "X-Role: operations");
    }

    @ContainerTest
    void whoeverLooksChangesNothing(Container container) throws IOException {
        Deployed app = app(container, LOCAL);
        app.get("/pages/dirty");
        int accesses = app.accesses();
        int requests = app.sum("pledge.requests", "", "");
        int findings = app.sum("pledge.findings", "", "");
        assertThat(requests).isPositive();
        for (String path : new String[] {"", "?range=month", "/findings", "/findings.csv", "/pages", "/health"}) {
            RawResponse answer = app.get(PATH + path, "Cookie: _ga=GA1.2.3", "Accept: text/html");
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.cookies()).as(path).isEmpty();
        }
        assertThat(app.accesses()).isEqualTo(accesses);
        assertThat(app.sum("pledge.requests", "", "")).isEqualTo(requests);
        assertThat(app.sum("pledge.findings", "", "")).isEqualTo(findings);
    }

    @ContainerTest
    void whatWasFoundIsShownFilteredAndExported(Container container) throws IOException {
        Deployed app = app(container, LOCAL);
        app.get("/pages/cookie");
        String page = app.get(PATH + "/findings?promise=cookies&q=_ga").body();
        assertThat(page)
                .contains("<bdi>_ga</bdi>", "Google Analytics", "Cookie refused")
                .doesNotContain("Ad tag");
        assertThat(app.get(PATH + "/findings?q=%3Cscript%3E").body()).contains("No finding matches.", "&lt;script&gt;");
        RawResponse csv = app.get(PATH + "/findings.csv?promise=cookies");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).contains("\"cookie-refused\",\"_ga\"").doesNotContain("ad-tag-removed");
        assertThat(app.get(PATH + "/findings?lang=de").body()).contains("Cookie abgewiesen");
    }

    @ContainerTest
    void pagesLiveUnderAStrictPolicyAndAreRevalidated(Container container) throws IOException {
        Deployed app = app(container, LOCAL);
        RawResponse page = app.get(PATH + "/policy");
        assertThat(page.header("Content-Security-Policy"))
                .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        String tag = page.header("ETag");
        assertThat(app.get(PATH + "/policy", "If-None-Match: " + tag).status()).isEqualTo(304);
        assertThat(app.server().send("POST", app.path(PATH)).status()).isEqualTo(405);
        Matcher asset = Pattern.compile("(?:src|href)=\"([^\"]*-[0-9a-f]{16}\\.(?:js|css|svg))\"")
                .matcher(page.body());
        int assets = 0;
        for (; asset.find(); assets++) {
            RawResponse file = app.server().get(asset.group(1));
            assertThat(file.status()).as(asset.group(1)).isEqualTo(200);
            assertThat(file.header("Cache-Control")).contains("immutable");
        }
        assertThat(assets).isEqualTo(4);
    }
}
