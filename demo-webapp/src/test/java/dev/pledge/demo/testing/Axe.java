package dev.pledge.demo.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Looks for what keeps people with disabilities from using a page, by axe-core. */
public final class Axe {
    private static final String RUN = """
            async () => (await axe.run(document)).violations.flatMap(rule =>
                rule.nodes.map(node => rule.id + ' ' + node.target.join(' ') + ': ' + node.failureSummary))""";

    private Axe() {}

    /** Returns all that is found on a page, one line for each rule and element. */
    public static List<String> findings(Page page) {
        // By the debugger, which the page's Content-Security-Policy does not hold up.
        page.evaluate(script());
        return ((List<?>) page.evaluate(RUN)).stream().map(Object::toString).toList();
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(
                    Objects.requireNonNull(in, "axe.min.js is on the class path")
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
