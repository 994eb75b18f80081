package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;

/** The lines by which findings of a running application are logged. */
final class FindingLinesTest {
    private static final String POLICY = """
            site: { name: Shop whose findings are read }
            cookies: { mode: enforce, rules: [{ name: cart, purpose: shopping-cart }] }
            ad-servers: { mode: enforce, lists: [/WEB-INF/lists/ads.txt], block: [in-no-list.example] }
            """;

    @ContainerTest
    void aLineNamesTheRuleThatWasBroken(Container container) throws IOException {
        try (PledgeLog log = new PledgeLog()) {
            Deployed app = Deployed.on(container, POLICY);
            app.get("/static/listed.html");
            app.get("/pages/dirty", "Cookie: _fbp=1");
            app.get("/pages/cookie");
            List<String> lines = log.text().lines().toList();

            assertThat(line(lines, "\"in-web-inf.example\""))
                    .contains(" by /WEB-INF/lists/ads.txt:1: in-web-inf.example on ");
            assertThat(line(lines, "\"in-no-list.example\""))
                    .contains(" by ad-servers.block[0]: in-no-list.example on ");
            assertThat(line(lines, "\"www.googletagmanager.com\"")).containsPattern(" by built-in:\\d+: \\S+ on ");
            assertThat(line(lines, "cookie-refused \"_ga\"")).contains(" by cookies.rules on ");
            assertThat(line(lines, "cookie-hidden \"_fbp\"")).contains(" by cookies.rules on ");
            assertThat(line(lines, "cookie-changed \"cart\"")).doesNotContain(" by ");
        }
    }

    private static String line(List<String> lines, String part) {
        List<String> found = lines.stream().filter(l -> l.contains(part)).toList();
        assertThat(found).as("lines with " + part + " among " + lines).hasSize(1);
        return found.get(0);
    }
}
