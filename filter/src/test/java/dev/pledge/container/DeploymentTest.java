package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.container.app.Html;
import java.io.IOException;

/** How a team puts the filter into its application. */
final class DeploymentTest {
    private static final String TEN_LINES = """
              <filter>
                <filter-name>pledge</filter-name>
                <filter-class>dev.pledge.PledgeFilter</filter-class>
                <async-supported>true</async-supported>
                <init-param><param-name>mode</param-name><param-value>enforce</param-value></init-param>
              </filter>
              <filter-mapping>
                <filter-name>pledge</filter-name>
                <url-pattern>/*</url-pattern>
              </filter-mapping>
            """;

    /** Points 12, 16 and 20: a mapping that names no dispatcher gets those that it needs. */
    @ContainerTest
    void tenLinesOfWebXmlAreEnough(Container container) throws IOException {
        WebApp app = WebApp.enforced().with("ten-lines", WebXml.of(TEN_LINES));
        try (Server server = container.start(app)) {
            String page = Governed.page(Html.dirty(100));
            assertThat(server.get("/dispatch/small").text()).isEqualTo(page);
            assertThat(server.get("/dispatch/forward-small").text()).isEqualTo(page);
            assertThat(server.get("/dispatch/forward-large").text()).isEqualTo(Governed.page(Html.dirty(100_000)));
            assertThat(server.get("/commit/gone").text()).isEqualTo(page + "410");
            assertThat(server.get("/commit/gone").cookies()).isEmpty();
            assertThat(server.get("/async/dispatch").text()).isEqualTo(Governed.page(Html.dirty(100_000)));
            assertThat(server.get("/async/complete").text()).isEqualTo(Governed.page(Html.dirty(300)));
        }
    }

    /** A filter that is told nothing changes nothing. */
    @ContainerTest
    void withoutAModeTheFilterOnlyReports(Container container) throws IOException {
        String silent = TEN_LINES.replaceAll("(?m)^.*init-param.*\\R", "");
        try (Server server = container.start(WebApp.enforced().with("silent", WebXml.of(silent)))) {
            Server plain = container.running(WebApp.ungoverned());
            for (String path : new String[] {"/static/ads.html", "/cookies/every-way", "/commit/gone"}) {
                assertThat(server.get(path).transcript())
                        .isEqualTo(plain.get(path).transcript());
            }
        }
    }

    /** A policy with a mistake stops the application; it does not run without one. */
    @ContainerTest
    void anApplicationWithABrokenPolicyDoesNotStart(Container container) {
        WebApp app = WebApp.enforced()
                .with("broken", WebXml.of(TEN_LINES))
                .withFile("WEB-INF/privacy-policy.yaml", "cookies: { mode: enforced }\n");

        assertThatThrownBy(() -> container.start(app).close()).isInstanceOf(IllegalStateException.class);
    }
}
