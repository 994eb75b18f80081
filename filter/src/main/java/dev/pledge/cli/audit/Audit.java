package dev.pledge.cli.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What an audit found.
 *
 * @param start the first address
 * @param policy the policy's name: its file
 * @param version Pledge's own
 * @param begun when it began
 * @param took how long it took
 * @param asked how many addresses were asked for, {@code robots.txt} not counted
 * @param pages what each answered, in the order in which they were asked
 * @param failed those that could not be looked at
 * @param forbidden those that {@code robots.txt} keeps robots from
 * @param risky those that look as if following them did something
 * @param stopped why it ended before all was seen; empty if all was
 */
public record Audit(
        String start,
        String policy,
        String version,
        Instant begun,
        Duration took,
        int asked,
        List<PageAudit> pages,
        List<Unfetched> failed,
        List<String> forbidden,
        List<String> risky,
        String stopped) {

    /** Returns whether anything breaks a promise. */
    public boolean breaksPromise() {
        return pages.stream().anyMatch(page -> page.breaches() > 0);
    }

    /** Returns whether there is nothing that should have been looked at and could not be. */
    public boolean isWhole() {
        return failed.isEmpty();
    }

    /** Returns how many answers were pages. */
    long inspected() {
        return pages.stream().filter(Audit::isPage).count();
    }

    static boolean isPage(PageAudit page) {
        return page.redirect() == null && page.type().equals("text/html");
    }
}
