package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** What is there even on paths that a policy leaves alone. */
final class ExcludedPathsTest {
    @ContainerTest
    void theApplicationIsToldOnPathsThatAreLeftAloneToo(Container container) throws IOException {
        Deployed app = Deployed.on(container, onlyForms("exclude: [/open]"));

        assertThat(app.getTls("/open").body()).contains("secure=true").doesNotContain("pledge");
        assertThat(app.get("/open").body()).contains("secure=false");
    }

    /** A policy whose only promise is that of forms. */
    private static String onlyForms(String scope) {
        return """
                site: { name: Shop, authority: shop.example }
                cookies: { mode: "off" }
                ad-servers: { mode: "off" }
                statistics: { mode: "off" }
                sensitive-forms: { mode: enforce, behind: direct, paths: [/payment/*], %s }
                """.formatted(scope);
    }

    @ContainerTest
    void theStylesheetOfTheIndicatorIsThereWhateverTheModesOfItsPath(Container container) throws IOException {
        for (String scope : List.of(
                "exclude: [/privacy/*]",
                "modes: { /privacy/*: report }",
                "modes: { /privacy/indicator.css: \"off\" }")) {
            Deployed app = Deployed.on(container, onlyForms(scope));
            String link = app.getTls("/payment").body().replaceAll("(?s).*<link [^>]*href=\"([^\"]*)\".*", "$1");
            RawResponse sheet = app.server().get(link.replaceFirst("^https?://[^/]*", ""));

            assertThat(link).as(scope).endsWith(app.path("/privacy/indicator.css"));
            assertThat(sheet.header("Content-Type")).as(scope).startsWith("text/css");
            assertThat(sheet.body()).contains("{");
        }
    }
}
