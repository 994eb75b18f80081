package dev.pledge.cli.audit;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Promise;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells of an audit in lines of text, for a terminal or a build's log: each page as it is looked at, then the whole. */
public final class TextReport {
    private static final int SHOWN_SPOTS = 8;
    private static final int SHOWN_HOSTS = 40;
    private static final int SHOWN_ADDRESSES = 20;

    private final PrintStream out;

    public TextReport(PrintStream out) {
        this.out = out;
    }

    /** Tells of one page. */
    public void page(PageAudit page) {
        String leads = page.redirect() == null ? "" : " to " + page.redirect();
        boolean ok = page.status() == 200;
        line(page.url() + (ok ? "" : " (" + page.status() + leads + ")") + ": "
                + (page.breaches() == 0 ? "clean" : Words.count(page.breaches(), "finding", "findings")));
        page.notes().forEach(note -> line("    " + note));
        for (Same same : Same.of(page)) {
            Found found = same.first();
            String owner = found.label().isEmpty() || found.label().equals("unknown") ? "" : " (" + found.label() + ")";
            String rule = found.rule().isEmpty() ? "" : "  by " + found.rule();
            line("    " + places(same) + found.kind().key() + " " + found.what() + owner
                    + (same.count() > 1 ? " ×" + same.count() : "") + rule);
            if (!same.spots().isEmpty() && !same.spots().get(0).excerpt().isEmpty()) {
                line("        " + same.spots().get(0).excerpt());
            }
        }
        out.flush();
    }

    private static String places(Same same) {
        if (same.spots().isEmpty()) {
            return "";
        }
        String places = same.spots().stream()
                .limit(SHOWN_SPOTS)
                .map(spot -> spot.line() + ":" + spot.column())
                .collect(Collectors.joining(", "));
        return places + (same.spots().size() > SHOWN_SPOTS ? ", …" : "") + "  ";
    }

    /** Tells what all comes to. */
    public void end(Audit audit) {
        Summary summary = Summary.of(audit);
        line("");
        line("audit of " + audit.start() + " by " + audit.policy() + ": "
                + Words.count(audit.inspected(), "page", "pages") + ", "
                + Words.count(audit.asked(), "request", "requests") + ", " + Words.duration(audit.took()));
        promises(audit, summary);
        hosts(summary);
        cookies(summary);
        if (summary.worst().size() > 1) {
            line("pages with the most findings:");
            summary.worst().forEach(page -> line("    " + page.breaches() + "  " + page.url()));
        }
        addresses("kept from robots by robots.txt", audit.forbidden());
        addresses("not followed, as they look as if that did something", audit.risky());
        if (!audit.stopped().isEmpty()) {
            line("stopped " + audit.stopped());
        }
        for (Unfetched failed : audit.failed()) {
            line("not looked at: " + failed.url() + ": " + failed.reason()
                    + (failed.from().isEmpty() ? "" : " (linked from " + failed.from() + ")"));
        }
        out.flush();
    }

    private void promises(Audit audit, Summary summary) {
        if (summary.promises().isEmpty()) {
            line(audit.pages().isEmpty() ? "nothing could be looked at" : "no promise is broken");
        }
        for (Summary.Broken broken : summary.promises()) {
            Promise promise = broken.promise();
            line(promise.section() + ": " + Words.count(broken.breaches(), "finding", "findings") + " on "
                    + Words.count(broken.pages(), "page", "pages") + ": "
                    + broken.kinds().entrySet().stream()
                            .map((Map.Entry<Kind, Integer> e) -> e.getKey().key() + " " + e.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void hosts(Summary summary) {
        if (summary.hosts().isEmpty()) {
            return;
        }
        line("other hosts that pages load from: " + summary.hosts().size());
        for (Summary.Host host :
                summary.hosts().subList(0, Math.min(SHOWN_HOSTS, summary.hosts().size()))) {
            line("    " + host.name() + (host.isAdServer() ? ", ad server (" + host.company() + ")" : "") + ", "
                    + Words.count(host.pages(), "page", "pages"));
        }
        if (summary.hosts().size() > SHOWN_HOSTS) {
            line("    and " + (summary.hosts().size() - SHOWN_HOSTS) + " more");
        }
    }

    private void cookies(Summary summary) {
        if (!summary.cookies().isEmpty()) {
            line("cookies:");
        }
        for (Summary.Cookie cookie : summary.cookies()) {
            String changed =
                    cookie.changed().isEmpty() ? "" : ", would be made safer: " + String.join(", ", cookie.changed());
            line("    " + cookie.facts().name() + (cookie.allowed() ? ", allowed" + changed : ", not allowed")
                    + ", lives for " + Words.lifetime(cookie.facts()) + ", "
                    + Words.count(cookie.pages(), "page", "pages"));
        }
    }

    private void addresses(String why, List<String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        line(why + ": " + addresses.size());
        addresses.stream().limit(SHOWN_ADDRESSES).forEach(address -> line("    " + address));
        if (addresses.size() > SHOWN_ADDRESSES) {
            line("    and " + (addresses.size() - SHOWN_ADDRESSES) + " more");
        }
    }

    /** What comes out of pages must not steer a terminal. */
    private void line(String text) {
        out.println(OneLine.of(text));
    }
}
