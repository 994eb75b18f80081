package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cookies on both ways: points 1 to 8 of what a wrapping filter must get right. */
final class CookiesTest {
    private static final String SESSION_NAME = """
              <session-config>
                <cookie-config>
                  <name>SHOP</name>
                </cookie-config>
              </session-config>
            """;

    /** Points 1 and 3: the container's own cookie passes no wrapper; an initializer sets its attributes. */
    @ContainerTest
    void theSessionCookieIsMadeSafe(Container container) throws IOException {
        assertThat(governed(container, "session").header("Set-Cookie"))
                .startsWith("JSESSIONID=")
                .containsIgnoringCase("; HttpOnly")
                .contains("; SameSite=Lax")
                .doesNotContain("Max-Age", "Expires");
    }

    /** Point 3: where no initializer is run, the filter's own start does it. */
    @ContainerTest
    void theSessionCookieIsMadeSafeWithoutTheInitializer(Container container) throws IOException {
        String xml = WebXml.of("  <absolute-ordering/>\n" + WebXml.pledge("enforce"));
        try (Server server = container.start(WebApp.enforced().with("no-initializer", xml))) {
            assertThat(server.get("/cookies/session").header("Set-Cookie"))
                    .containsIgnoringCase("; HttpOnly")
                    .contains("; SameSite=Lax");
        }
    }

    @ContainerTest
    void aReportingFilterLeavesTheSessionCookieAlone(Container container) throws IOException {
        RawResponse plain = container.running(WebApp.ungoverned()).get("/cookies/session");
        RawResponse reported = container.running(WebApp.reported()).get("/cookies/session");

        assertThat(reported.transcript()).isEqualTo(plain.transcript());
    }

    /** Point 1: the session's cookie is the one that the application has named. */
    @ContainerTest
    void aSessionCookieOfAnotherNameIsTheSessionCookie(Container container) throws IOException {
        WebApp app = WebApp.enforced().with("session-name", WebXml.of(WebXml.pledge("enforce") + SESSION_NAME));
        try (Server server = container.start(app)) {
            RawResponse first = server.get("/cookies/session");
            assertThat(first.header("Set-Cookie")).startsWith("SHOP=").contains("SameSite=Lax");
            String cookie = first.header("Set-Cookie").split(";", 2)[0];

            RawResponse second = server.get("/cookies/session", "Cookie: _ga=1; " + cookie + "; JSESSIONID=1");
            assertThat(second.text()).isEqualTo("new=false valid=true");
            assertThat(second.cookies()).isEmpty();
            RawResponse seen = server.get("/cookies/seen", "Cookie: _ga=1; " + cookie);
            assertThat(seen.text()).contains("header " + cookie + "\n");
        }
    }

    @ContainerTest
    void aSessionIsKeptAndRenewed(Container container) throws IOException {
        String cookie = governed(container, "session").header("Set-Cookie").split(";", 2)[0];

        assertThat(governed(container, "session", "Cookie: _ga=1; " + cookie).text())
                .isEqualTo("new=false valid=true");
        assertThat(governed(container, "renew", "Cookie: " + cookie).header("Set-Cookie"))
                .startsWith("JSESSIONID=")
                .doesNotStartWith(cookie)
                .contains("SameSite=Lax");
    }

    /** Point 4: every way to write a cookie, in any case of the field's name. */
    @ContainerTest
    void onlyAllowedCookiesLeaveHoweverTheyAreWritten(Container container) throws IOException {
        RawResponse response = governed(container, "every-way");

        assertThat(response.cookies()).containsExactly("cart");
        assertThat(response.header("Set-Cookie")).startsWith("cart=kettle").contains("SameSite=Lax");
        assertThat(response.text()).isEqualTo("1 true");
    }

    @ContainerTest
    void theApplicationSeesNoRefusedCookieInItsResponse(Container container) throws IOException {
        RawResponse response = governed(container, "refused-only");

        assertThat(response.cookies()).isEmpty();
        assertThat(response.text()).isEqualTo("false null false");
    }

    @ContainerTest
    void settingTheFieldReplacesWhatWasSetBefore(Container container) throws IOException {
        RawResponse response = governed(container, "set-replaces");

        assertThat(response.headers("Set-Cookie")).singleElement().asString().startsWith("cart=second");
    }

    static Stream<Arguments> endings() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of(
                                "redirect", "send-error", "mapped-error", "reset-and-set", "reset-buffer", "static")
                        .map(p -> Arguments.of(c, p)));
    }

    /** Points 4, 5, 8 and 9: redirects, errors and committed answers carry the allowed cookie only, and once. */
    @ParameterizedTest
    @MethodSource("endings")
    void onlyAllowedCookiesLeaveHoweverTheResponseEnds(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/cookies/" + page);

        assertThat(pair.plain().cookies()).contains("_ga", "_fbp", "cart");
        assertThat(pair.governed().cookies()).containsExactly("cart");
        assertThat(pair.governed().status()).isEqualTo(pair.plain().status());
    }

    /** Point 5: reset drops the application's cookies; what becomes of its own is the container's affair. */
    @ContainerTest
    void resetDropsTheCookiesOfTheApplication(Container container) throws IOException {
        Pair pair = Pair.of(container, "/cookies/reset");

        assertThat(pair.governed().cookies()).isEqualTo(pair.plain().cookies()).doesNotContain("cart", "_ga");
    }

    /** Point 6: 103 sends the fields written so far, before any commit. */
    @ContainerTest
    void earlyHintsCarryNoRefusedCookieAndNoLinkToAnAdServer(Container container) throws IOException {
        Pair pair = Pair.of(container, "/cookies/early-hints").differsInItsAdsOnly();

        assertThat(pair.governed().interim()).hasSameSizeAs(pair.plain().interim());
        for (RawResponse interim : pair.governed().interim()) {
            assertThat(interim.cookies()).doesNotContain("_ga", "_fbp");
            assertThat(interim.headers("Link").toString())
                    .contains("</static/style.css>; rel=preload; as=style")
                    .doesNotContain("googletagmanager", "doubleclick");
        }
        assertThat(pair.governed().cookies()).containsExactly("cart");
        assertThat(pair.governed().headers("Link").toString())
                .contains("/static/style.css")
                .doesNotContain("googletagmanager", "doubleclick");
    }

    /** Point 7: attributes of Servlet 6.0. */
    @ContainerTest
    void aStricterAttributeIsKept(Container container) throws IOException {
        assertThat(governed(container, "attributes").headers("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("SameSite=Strict")
                .doesNotContain("SameSite=Lax");
    }

    /** Point 15: Jetty sends a cookie that an included fragment sets, Tomcat drops it. */
    @ContainerTest
    void aFragmentSetsNoRefusedCookie(Container container) throws IOException {
        Pair pair = Pair.of(container, "/cookies/include").differsInItsAdsOnly();

        assertThat(pair.governed().cookies()).doesNotContain("_ga", "_fbp");
        assertThat(pair.governed().cookies().contains("cart"))
                .isEqualTo(pair.plain().cookies().contains("cart"));
    }

    /** Point 8: after the commit it would be too late to take a cookie back. */
    @ContainerTest
    void noRefusedCookieLeavesWithAnAnswerThatIsCommittedEarly(Container container) throws IOException {
        assertThat(Pair.of(container, "/cookies/late").plain().cookies()).contains("_ga");
        assertThat(governed(container, "late").cookies()).isEmpty();
        assertThat(governed(container, "stream-then-cookie").cookies()).isEmpty();
    }

    /** Point 7: the application sees one picture through every getter, also of several fields. */
    @ContainerTest
    void refusedCookiesOfARequestAreInvisible(Container container) throws IOException {
        assertThat(governed(container, "seen", "Cookie: _ga=1; cart=kettle", "Cookie: _fbp=2")
                        .text())
                .isEqualTo("""
                        cookie cart=kettle
                        array true
                        header cart=kettle
                        fields [cart=kettle]
                        named true
                        """);
        assertThat(governed(container, "seen", "Cookie: _ga=1", "Cookie: _fbp=2")
                        .text())
                .isEqualTo("""
                        array false
                        header null
                        fields []
                        named false
                        """);
    }

    /** HTTP/2 may split the cookies of a request, each into a field of its own (RFC 9113, section 8.2.3). */
    @ContainerTest
    void cookiesThatCameEachInAFieldOfItsOwnAreToldApart(Container container) throws IOException {
        String session = governed(container, "session").header("Set-Cookie").split(";", 2)[0];
        String[] fields = {"Cookie: _ga=1", "Cookie: cart=kettle", "Cookie: _fbp=2", "Cookie: " + session};

        assertThat(governed(container, "session", fields).text()).isEqualTo("new=false valid=true");
        assertThat(governed(container, "seen", fields).text())
                .startsWith("cookie cart=kettle\ncookie " + session + "\n")
                .contains("kettle")
                .doesNotContain("_ga", "_fbp");
    }

    /** TRACE echoes header fields (RFC 9110, section 9.3.8): those that the application sees. Jetty allows it if told so. */
    @ContainerTest
    void aTraceEchoesNoRefusedCookie(Container container) throws IOException {
        String allowed = """
                  <security-constraint>
                    <web-resource-collection>
                      <web-resource-name>echo</web-resource-name>
                      <url-pattern>/trace</url-pattern>
                      <url-pattern>/echo/*</url-pattern>
                      <http-method>TRACE</http-method>
                    </web-resource-collection>
                  </security-constraint>
                """;
        try (Server server =
                container.start(WebApp.enforced().with("trace", WebXml.of(WebXml.pledge("enforce") + allowed)))) {
            for (String path : new String[] {"/trace", "/echo/request"}) {
                RawResponse answer = server.send("TRACE", path, "X-Echo: here", "Cookie: _ga=1; cart=kettle");

                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.text())
                        .containsIgnoringCase("x-echo: ")
                        .isEqualTo(server.send("TRACE", path, "X-Echo: here", "Cookie: cart=kettle")
                                .text());
            }
        }
    }

    @ContainerTest
    void allowedCookiesOfARequestAreSeenAsTheyCame(Container container) throws IOException {
        Pair.of(container, "/cookies/seen", "Cookie: cart=1", "Cookie: cart=\"2\"")
                .isTheSame();
    }

    private static RawResponse governed(Container container, String page, String... headers) throws IOException {
        return container.running(WebApp.enforced()).get("/cookies/" + page, headers);
    }
}
