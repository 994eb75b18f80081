package dev.pledge.site;

import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/**
 * Answers programs that look for what a site says of itself: {@code /.well-known/gpc.json} (Global Privacy Control) and
 * {@code /ads.txt} (IAB Tech Lab). An application that has either itself is left to answer.
 */
public final class WellKnown implements Reception {
    private static final String GPC = "/.well-known/gpc.json";
    private static final String ADS = "/ads.txt";

    /** Says that nobody is authorised (ads.txt 1.0.2 and later, section 3.2.1); an empty file would say nothing. */
    private static final byte[] NO_SELLER =
            "placeholder.example.com, placeholder, DIRECT, placeholder\n".getBytes(StandardCharsets.US_ASCII);

    private final Switches switches;
    private final StatementBook book;
    private final boolean gpc;
    private final boolean ads;

    /**
     * Makes the documents.
     *
     * @param switches what operations have turned off
     * @param book tells since when the policy has held
     * @param applicationHas tells whether the application has something of its own at a path
     */
    public WellKnown(Switches switches, StatementBook book, Predicate<String> applicationHas) {
        this.switches = switches;
        this.book = book;
        this.gpc = !applicationHas.test(GPC);
        this.ads = !applicationHas.test(ADS);
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        StatementPolicy statement = snapshot.policy().statement();
        if (statement == null) {
            return false;
        }
        return path.equals(ADS)
                ? ads && statement.adsTxt()
                : path.equals(GPC) && gpc && new Kept(snapshot.policy(), switches).optOutHonoured();
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isAt(exchange.snapshot(), exchange.path())) {
            return false;
        }
        Answer answer = new Answer(exchange, request, response);
        if (answer.allows("GET", "HEAD")) {
            answer.with("Cache-Control", "no-cache");
            if (exchange.path().equals(ADS)) {
                answer.send(HttpServletResponse.SC_OK, "text/plain;charset=utf-8", NO_SELLER);
            } else {
                String json = "{\"gpc\":true,\"lastUpdate\":\""
                        + book.since(exchange.snapshot().digest()) + "\"}\n";
                answer.send(HttpServletResponse.SC_OK, "application/json", json.getBytes(StandardCharsets.US_ASCII));
            }
        }
        return true;
    }
}
