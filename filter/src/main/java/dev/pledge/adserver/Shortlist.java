package dev.pledge.adserver;

import org.jspecify.annotations.Nullable;

/**
 * What of the rules that are tried on every URL can speak of a page at all; worked out when it is first asked. Used again
 * for the next page, by one thread.
 */
final class Shortlist {
    private final RuleIndex index;
    private final Unfiled room = new Unfiled();
    private @Nullable Unfiled rules;

    Shortlist(RuleIndex index) {
        this.index = index;
    }

    /** Begins another page. */
    void begin() {
        rules = null;
    }

    /** Returns a rule that speaks of a request, or -1. */
    int find(Rules all, Request request) {
        Unfiled found = rules;
        if (found == null) {
            found = request.page().isNamed() ? named(all, request.page()) : index.generic();
            rules = found;
        }
        return found.find(all, request);
    }

    private Unfiled named(Rules all, PageSite page) {
        room.clear();
        for (int rule : index.always()) {
            if (!all.shuts(rule, page)) {
                room.add(all, rule);
            }
        }
        return room;
    }
}
