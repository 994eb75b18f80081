package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What web.xml, or Java, tells the filter. */
final class SettingsTest {
    private static final String TRACKING_ALLOWED =
            "cookies: { mode: enforce, rules: [{ name: _ga, purpose: session }] }\n";

    private static String filter(String parameters) {
        return """
                  <filter>
                    <filter-name>pledge</filter-name>
                    <filter-class>dev.pledge.PledgeFilter</filter-class>
                    <async-supported>true</async-supported>
                    %s
                  </filter>
                """.formatted(parameters) + WebXml.mapping("pledge") + Deployed.servlets();
    }

    private static String init(String name, String value) {
        return "<init-param><param-name>%s</param-name><param-value>%s</param-value></init-param>"
                .formatted(name, value);
    }

    private static String context(String name, String value) {
        return "<context-param><param-name>%s</param-name><param-value>%s</param-value></context-param>\n"
                .formatted(name, value);
    }

    private static WebApp app(String name, String webXml) {
        return WebApp.enforced().with(name, WebXml.of(webXml));
    }

    @Test
    void thePolicyIsFoundInTheApplicationAndInItsClassPath() throws IOException {
        WebApp within = app("policy-within", filter(init("policy", "/WEB-INF/other.yaml")))
                .withFile("WEB-INF/other.yaml", TRACKING_ALLOWED);
        WebApp classPath = app("policy-class-path", filter(init("policy", "classpath:policies/shop.yaml")))
                .withFile("WEB-INF/classes/policies/shop.yaml", TRACKING_ALLOWED);
        for (WebApp one : new WebApp[] {within, classPath}) {
            try (Server server = Container.JETTY_12_1.start(one)) {
                assertThat(server.get("/pages/cookie").cookies()).as(one.name()).containsExactly("_ga");
            }
        }
    }

    @Test
    void aContextParamSetsTheModeToo() throws IOException {
        Container container = Container.JETTY_12_1;
        try (Server server = container.start(app("context-mode", context("pledge.mode", "Enforce") + filter("")))) {
            assertThat(server.get("/pages/cookie").cookies()).containsExactly("cart");
        }
        try (Server server = container.start(app("mode-off", filter(init("mode", "off"))))) {
            assertThat(server.get("/pages/cookie").cookies()).containsExactly("_ga", "cart");
        }
    }

    @Test
    void theLogSaysOnceThatTheBuiltInPolicyHolds() {
        try (PledgeLog log = new PledgeLog();
                Server server = Container.JETTY_12_1.start(app("built-in-told", filter("")))) {
            assertThat(server.http()).isPositive();
            assertThat(log.text().split("the built-in policy holds, in mode report", -1))
                    .hasSize(2);
        }
    }

    @Test
    void theLogSaysWhatIsPromisedAndCannotBeHad() {
        String policy = """
                subject-access: { mode: enforce }
                disclosures: { mode: enforce %s }
                """;
        WebApp none = app("promised-to-none", filter("")).withFile("WEB-INF/privacy-policy.yaml", policy.formatted(""));
        WebApp nobody = app("released-to-nobody", filter(""))
                .withFile("WEB-INF/privacy-policy.yaml", policy.formatted(", paths: [/license/*]"));
        WebApp builtIn = app("promised-by-none", filter(init("mode", "enforce")));
        assertThat(toldOf(none))
                .contains(
                        "WARNING", "though subject-access is enforced", "names no disclosures.paths", "in memory only")
                .doesNotContain("disclosures.partners");
        assertThat(toldOf(nobody)).contains("names no disclosures.partners").doesNotContain("No path is guarded");
        assertThat(toldOf(builtIn)).doesNotContain("subject-access", "disclosures");
    }

    private static String toldOf(WebApp app) {
        try (PledgeLog log = new PledgeLog();
                Server server = Container.JETTY_12_1.start(app)) {
            assertThat(server.http()).isPositive();
            return log.text();
        }
    }

    /** That a refusal stops the application on every container is for the next test to show. */
    @Test
    void aWrongSettingIsToldOfAndTheApplicationDoesNotStart() {
        Container container = Container.JETTY_12_1;
        refuses(
                container,
                app("mode-wrong", filter(init("mode", "enforced"))),
                "web.xml: init-param mode: found \"enforced\", expected enforce, report or off");
        refuses(
                container,
                app("context-mode-wrong", context("pledge.mode", "yes") + filter("")),
                "web.xml: context-param pledge.mode: found \"yes\", expected enforce, report or off");
        refuses(
                container,
                app("policy-absent", filter(init("policy", "/WEB-INF/absent.yaml"))),
                "web.xml: init-param policy: there is no /WEB-INF/absent.yaml");
        refuses(
                container,
                app("policy-file-absent", context("pledge.policy", "file:/nowhere/policy.yaml") + filter("")),
                "web.xml: context-param pledge.policy: there is no file:/nowhere/policy.yaml");
        refuses(
                container,
                app("policy-directory", filter(init("policy", "file:/"))),
                "web.xml: init-param policy: file:/ cannot be read");
    }

    @Test
    void aPolicyThatIsNotInUtf8IsToldOfWithItsPlace() throws IOException {
        Path file = WebApps.place("latin-1.yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "site:\n  operator: Caf\u00e9\n", StandardCharsets.ISO_8859_1);

        refuses(
                Container.JETTY_12_1,
                app("policy-latin-1", filter(init("policy", "file:" + file))),
                "file:" + file + ":2:16: found the byte 0xE9, expected text in UTF-8");
    }

    @ContainerTest
    void aBrokenPolicyIsToldOfWithAllItsMistakes(Container container) {
        refuses(
                container,
                app("policy-broken", filter("")).withFile("WEB-INF/privacy-policy.yaml", """
                        cookies:
                          mode: enforced
                          rules:
                            - { name: cart, purpose: advertising }
                        statistic: { mode: report }
                        """),
                "/WEB-INF/privacy-policy.yaml:2:9",
                "/WEB-INF/privacy-policy.yaml:4:30",
                "/WEB-INF/privacy-policy.yaml:5:1");
    }

    private static void refuses(Container container, WebApp app, String... messages) {
        try (PledgeLog log = new PledgeLog()) {
            assertThatThrownBy(() -> container.start(app).close())
                    .as(app.name())
                    .isInstanceOf(IllegalStateException.class);
            assertThat(log.text()).contains(messages).contains("Pledge does not start");
        }
    }

    /** A listener comes after Pledge's initializer: the session cookie is set when the filter is initialised. */
    @ContainerTest
    void aListenerRegistersTheFilterWithAPolicyBuiltInJava(Container container) throws IOException {
        String listener =
                "<listener><listener-class>dev.pledge.container.app.Registering</listener-class></listener>\n";
        governed(container, app("listener", listener + Deployed.servlets()));
    }

    @ContainerTest
    void anInitializerRegistersTheFilterWithAPolicyBuiltInJava(Container container) throws IOException {
        WebApp app = app("initializer", Deployed.servlets())
                .withFile(
                        "WEB-INF/classes/META-INF/services/jakarta.servlet.ServletContainerInitializer",
                        "dev.pledge.container.app.Registering\n");
        governed(container, app);
    }

    private static void governed(Container container, WebApp app) throws IOException {
        try (PledgeLog log = new PledgeLog();
                Server server = container.start(app)) {
            assertThat(log.text()).doesNotContain("built-in policy");
            assertThat(server.get("/pages/cookie").cookies()).containsExactly("cart");
            assertThat(server.get("/dispatch/forward-small").body()).doesNotContain("googletagmanager");
            assertThat(server.get("/commit/gone").cookies()).isEmpty();
            assertThat(server.get("/pages/session").header("Set-Cookie"))
                    .startsWith("JSESSIONID=")
                    .contains("HttpOnly")
                    .contains("SameSite=Lax");
        }
    }
}
