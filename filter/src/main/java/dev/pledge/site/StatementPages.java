package dev.pledge.site;

import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.Switches;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Publishes the statement, the same for programs, and the stylesheet of all pages, where the policy has a statement. */
public final class StatementPages implements Reception {
    /** Where the statement is for programs, below its path. */
    static final String JSON = "/policy.json";

    private final Languages languages;
    private final Switches switches;
    private final StatementBook book;
    private final Offered offered;
    private final Frame frame;
    private final Stylesheet stylesheet;
    private final String sessionCookie;
    private final StatementJson json;

    /**
     * Makes the pages.
     *
     * @param switches what operations have turned off
     * @param book what the statement tells of the past
     * @param offered which pages there are besides
     * @param frame what the statement has around it
     * @param sessionCookie the name of the container's session cookie
     */
    public StatementPages(
            Languages languages,
            Switches switches,
            StatementBook book,
            Offered offered,
            Frame frame,
            Stylesheet stylesheet,
            String sessionCookie) {
        this.languages = languages;
        this.switches = switches;
        this.book = book;
        this.offered = offered;
        this.frame = frame;
        this.stylesheet = stylesheet;
        this.sessionCookie = sessionCookie;
        this.json = new StatementJson(book, sessionCookie);
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        StatementPolicy statement = snapshot.policy().statement();
        return statement != null && path.startsWith(statement.path()) && isOurs(path, statement.path());
    }

    private static boolean isOurs(String path, String base) {
        int below = path.length() - base.length();
        return below == 0
                || below == JSON.length() && path.endsWith(JSON)
                || below == Stylesheet.PATH.length() && path.endsWith(Stylesheet.PATH);
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isAt(exchange.snapshot(), exchange.path())) {
            return false;
        }
        StatementPolicy statement = exchange.snapshot().policy().statement();
        Answer answer = new Answer(exchange, request, response);
        if (statement == null || !answer.allows("GET", "HEAD")) {
            return true;
        }
        Kept kept = new Kept(exchange.snapshot().policy(), switches);
        switch (exchange.path().substring(statement.path().length())) {
            case JSON ->
                answer.with("Cache-Control", "no-cache")
                        .send(HttpServletResponse.SC_OK, "application/json", json.of(exchange.snapshot(), kept));
            case Stylesheet.PATH -> stylesheet.send(request, answer);
            default -> {
                View view = View.of(exchange, request, statement, languages);
                Statement page = new Statement(view, kept, book, offered, sessionCookie);
                answer.page(view, frame.page(view, "", page.title(), page::write));
            }
        }
        return true;
    }
}
