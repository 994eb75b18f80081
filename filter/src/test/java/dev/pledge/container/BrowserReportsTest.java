package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** What browsers report of a Content-Security-Policy. */
final class BrowserReportsTest {
    private static final String ENFORCED = """
            site: { name: Shop }
            ad-servers:
              mode: enforce
              content-security-policy: "script-src 'self'"
              content-security-policy-report-only: "default-src 'self'"
              reports: true
            """;
    private static final String LIST = "application/reports+json";
    private static final String SINGLE = "application/csp-report";
    private static final String KIND = "reported-by-browser";

    @ContainerTest
    void pagesTellWhereToReport(Container container) throws IOException {
        Deployed app = Deployed.on(container, ENFORCED);
        String uri = "report-uri " + app.path("/privacy/reports");
        RawResponse plain = app.get("/pages/plain");
        assertThat(plain.header("Content-Security-Policy")).isEqualTo("script-src 'self'; " + uri);
        assertThat(plain.header("Content-Security-Policy-Report-Only")).isEqualTo("default-src 'self'; " + uri);
        assertThat(plain.headers("Reporting-Endpoints")).isEmpty();
        RawResponse secure = app.getTls("/pages/plain");
        assertThat(secure.header("Content-Security-Policy"))
                .isEqualTo("script-src 'self'; " + uri + "; report-to pledge");
        assertThat(secure.header("Reporting-Endpoints")).isEqualTo("pledge=\"" + app.path("/privacy/reports") + "\"");
    }

    /** Only what the policy asks for goes out in report, and the page stays as it is. */
    @ContainerTest
    void whatIsOnlyWatchedIsSentInReportToo(Container container) throws IOException {
        Deployed app = Deployed.on(container, "site: { name: Watched }\nad-servers: { mode: report }\n");
        RawResponse before = app.get("/pages/dirty");
        app.govern(ENFORCED.replace("mode: enforce", "mode: report"));
        RawResponse watched = app.get("/pages/dirty");
        assertThat(watched.headers("Content-Security-Policy")).isEmpty();
        assertThat(watched.header("Content-Security-Policy-Report-Only"))
                .startsWith("default-src 'self'; report-uri /");
        assertThat(watched.fields().stream()
                        .filter(f -> !f.name().equals("Content-Security-Policy-Report-Only"))
                        .map(f -> f.name().equals("Date") ? f.name() : f.toString()))
                .containsExactlyElementsOf(before.fields().stream()
                        .map(f -> f.name().equals("Date") ? f.name() : f.toString())
                        .toList());
        assertThat(watched.body()).isEqualTo(before.body());
    }

    @ContainerTest
    void aReportBecomesAFindingOfOriginAndPath(Container container) throws IOException {
        Deployed app = Deployed.on(container, ENFORCED.replace("Shop", "Shop of findings"));
        int before = app.sum("pledge.findings", "kind", KIND);
        try (PledgeLog log = PledgeLog.ofAllLevels()) {
            assertThat(report(app, LIST, list(app, "https://cdn.example:8443/tag/4711/a.js?user=jane#x", "enforce")))
                    .isEqualTo(204);
            assertThat(report(app, SINGLE, single(app, "inline"))).isEqualTo(204);
            String lines = log.awaitAll("cdn.example", "inline");
            assertThat(lines)
                    .contains("ad-servers: reported-by-browser \"https://cdn.example:8443/tag/{id}/a.js\""
                            + " (script-src-elem) on /pages/plain: kept out by a browser, as it says")
                    .contains("\"inline\" (script-src) on /pages/plain: kept out by a browser")
                    .doesNotContain("jane");
        }
        assertThat(app.sum("pledge.findings", "kind", KIND)).isEqualTo(before + 2);
        assertThat(app.sum("pledge.findings", "mode", "enforce")).isPositive();
    }

    @ContainerTest
    void whatIsNoneOfTheSitesIsCountedOnly(Container container) throws IOException {
        Deployed app = Deployed.on(container, ENFORCED);
        int findings = app.sum("pledge.findings", "kind", KIND);
        String foreign = list(app, "https://cdn.example/a.js", "enforce").replace("shop.example", "other.example");
        String extension = list(app, "chrome-extension://abcdef/inject.js", "enforce");
        assertThat(outcome(app, "foreign", LIST, foreign, 204)).isEqualTo(1);
        assertThat(outcome(app, "extension", LIST, extension, 204)).isEqualTo(1);
        assertThat(outcome(app, "malformed", LIST, "[{\"type\":\"csp-violation\",\"body\":{}}]", 204))
                .isEqualTo(1);
        assertThat(outcome(app, "malformed", LIST, "{\"csp-report\":", 400)).isEqualTo(1);
        assertThat(outcome(app, "malformed", SINGLE, "[]", 400)).isEqualTo(1);
        assertThat(outcome(app, "malformed", LIST, "[".repeat(100_000), 400)).isEqualTo(1);
        assertThat(outcome(app, "too-long", LIST, "[" + " ".repeat(140_000) + "]", 413))
                .isEqualTo(1);
        assertThat(report(app, "application/json", "[]")).isEqualTo(415);
        RawResponse get = app.get("/privacy/reports");
        assertThat(get.status()).isEqualTo(405);
        assertThat(get.header("Allow")).isEqualTo("POST");
        assertThat(app.sum("pledge.findings", "kind", KIND)).isEqualTo(findings);
    }

    @ContainerTest
    void oneBodyGivesSoManyFindingsAndOneAddressSoManyBodies(Container container) throws IOException {
        String name = "many-reports-" + container.directory();
        WebApp app = WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "/WEB-INF/policy.yaml")))
                .withFile("WEB-INF/policy.yaml", ENFORCED)
                .at("/" + name);
        try (Server server = container.start(app)) {
            String one =
                    "{\"type\":\"csp-violation\",\"url\":\"https://shop.example/%s/pages/plain\",\"body\":{\"blockedURL\":\"inline\"}}"
                            .formatted(name);
            String path = "/" + name + "/privacy/reports";
            assertThat(report(server, path, LIST, "[" + (one + ",").repeat(149) + one + "]"))
                    .isEqualTo(204);
            assertThat(Deployed.sum(name, "pledge.reports", "outcome", "taken")).isEqualTo(100);
            for (int i = 1; i < 60; i++) {
                assertThat(report(server, path, LIST, "[]")).isEqualTo(204);
            }
            assertThat(report(server, path, LIST, "[" + one + "]")).isEqualTo(429);
            assertThat(Deployed.sum(name, "pledge.reports", "outcome", "taken")).isEqualTo(100);
            assertThat(Deployed.sum(name, "pledge.reports", "outcome", "too-often"))
                    .isEqualTo(1);
        }
    }

    /** Behind a proxy all connections come from one address; what one visitor sends is not to shut out the others. */
    @ContainerTest
    void behindAProxyTheClientsAreCounted(Container container) throws IOException {
        String name = "proxied-reports-" + container.directory();
        WebApp app = WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "/WEB-INF/policy.yaml")))
                .withFile(
                        "WEB-INF/policy.yaml",
                        ENFORCED + "sensitive-forms: { mode: report, behind: [127.0.0.0/8, \"::1\"] }\n")
                .at("/" + name);
        try (Server server = container.start(app)) {
            String path = "/" + name + "/privacy/reports";
            for (int i = 0; i < 60; i++) {
                assertThat(report(server, path, LIST, "[]", "X-Forwarded-For: 192.0.2.1"))
                        .isEqualTo(204);
            }
            assertThat(report(server, path, LIST, "[]", "X-Forwarded-For: 192.0.2.1"))
                    .isEqualTo(429);
            assertThat(report(server, path, LIST, "[]", "X-Forwarded-For: 192.0.2.2"))
                    .isEqualTo(204);
        }
    }

    /** A site that only watches whether all comes by HTTPS has plain pages, and their browsers report plainly. */
    @ContainerTest
    void aReportFromAPlainPageIsNoDataThatWasExposed(Container container) throws IOException {
        String policy =
                ENFORCED.replace("{ name: Shop }", "{ name: Plain, authority: shop.example, https: everywhere }");
        Deployed app = Deployed.on(container, policy + "sensitive-forms: { mode: report, behind: direct }\n");
        app.get("/pages/plain");
        int before = app.sum("pledge.findings", "kind", "exposure");
        assertThat(report(app, LIST, list(app, "https://cdn.example/a.js", "enforce")))
                .isEqualTo(204);
        assertThat(app.sum("pledge.findings", "kind", "exposure")).isEqualTo(before);
        report(app.server(), app.path("/echo"), "text/plain", "a=b");
        assertThat(app.sum("pledge.findings", "kind", "exposure")).isEqualTo(before + 1);
    }

    /** An application may have a path of that name. */
    @ContainerTest
    void withoutReportsThereIsNoSuchPlace(Container container) throws IOException {
        Deployed app = Deployed.on(container, "site: { name: Unreported }\nad-servers: { mode: enforce }\n");
        int before = app.sum("pledge.reports", "", "");
        assertThat(report(app, LIST, list(app, "https://cdn.example/a.js", "enforce")))
                .isIn(404, 405);
        assertThat(app.sum("pledge.reports", "", "")).isEqualTo(before);
    }

    private static int outcome(Deployed app, String outcome, String type, String body, int status) throws IOException {
        int before = app.sum("pledge.reports", "outcome", outcome);
        assertThat(report(app, type, body)).isEqualTo(status);
        return app.sum("pledge.reports", "outcome", outcome) - before;
    }

    private static int report(Deployed app, String type, String body) throws IOException {
        return report(app.server(), app.path("/privacy/reports"), type, body);
    }

    private static int report(Server server, String path, String type, String body, String... headers)
            throws IOException {
        try (RawHttp connection = server.open()) {
            return connection.exchange(RawHttp.post(path, type, body, headers)).status();
        }
    }

    private static String list(Deployed app, String blocked, String disposition) {
        return """
                [{"type":"deprecation","body":{"id":"x"}},{"age":12,"type":"csp-violation","url":"https://shop.example%1$s?a=b",
                "user_agent":"Secret/1.0","body":{"documentURL":"https://shop.example%1$s?a=b","blockedURL":"%2$s",
                "effectiveDirective":"script-src-elem","originalPolicy":"script-src 'self'","disposition":"%3$s",
                "statusCode":200,"sample":"secret","nested":{"more":[1,{"x":2}]}}}]""".formatted(app.path("/pages/plain"), blocked, disposition);
    }

    private static String single(Deployed app, String blocked) {
        return """
                {"csp-report":{"document-uri":"https://shop.example%s","blocked-uri":"%s",
                "violated-directive":"script-src 'self'","original-policy":"x"}}""".formatted(app.path("/pages/plain"), blocked);
    }
}
