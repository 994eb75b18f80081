package dev.pledge.cli.audit;

import dev.pledge.site.Markup;
import java.util.List;

/** What an audit did not look at, and why: the part of the report in HTML without which the rest would promise too much. */
record HtmlUnseen(Audit audit, Markup out) {
    private static final int SHOWN = 100;

    void write() {
        boolean all = audit.failed().isEmpty()
                && audit.forbidden().isEmpty()
                && audit.risky().isEmpty()
                && audit.stopped().isEmpty();
        if (all) {
            return;
        }
        out.element("h2", "What was not looked at", "id", "unseen");
        if (!audit.stopped().isEmpty()) {
            out.element("p", "The audit stopped " + audit.stopped() + ".");
        }
        if (!audit.failed().isEmpty()) {
            out.element("h3", "Not answered").open("ul");
            audit.failed().stream().limit(SHOWN).forEach(this::failed);
            out.close();
            more(audit.failed().size());
        }
        addresses("Kept from robots by robots.txt", audit.forbidden());
        addresses("Not followed, as they look as if that did something", audit.risky());
    }

    private void failed(Unfetched failed) {
        out.open("li").foreign(failed.url()).text(": " + failed.reason());
        if (!failed.from().isEmpty()) {
            out.text("; linked from ").foreign(failed.from());
        }
        out.close();
    }

    private void addresses(String why, List<String> addresses) {
        if (addresses.isEmpty()) {
            return;
        }
        out.element("h3", why).open("ul");
        addresses.stream()
                .limit(SHOWN)
                .forEach(address -> out.open("li").foreign(address).close());
        out.close();
        more(addresses.size());
    }

    private void more(int number) {
        if (number > SHOWN) {
            out.element("p", "And " + (number - SHOWN) + " more; the report in JSON has them all.");
        }
    }
}
