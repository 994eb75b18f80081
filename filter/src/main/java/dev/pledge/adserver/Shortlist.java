package dev.pledge.adserver;

/**
 * What of the rules that are tried on every URL can speak of a page at all; worked out when it is first asked. Used again
 * for the next page, by one thread.
 */
final class Shortlist {
    private static final int[] NONE = {};

    private final RuleIndex index;
    private int[] room = NONE;
    private int[] rules = NONE;
    private int count = -1;

    Shortlist(RuleIndex index) {
        this.index = index;
    }

    /** Begins another page. */
    void begin() {
        count = -1;
    }

    /** Returns a rule that speaks of a request, or -1. */
    int find(Rules all, Request request) {
        if (count < 0) {
            fill(all, request.page());
        }
        for (int i = 0; i < count; i++) {
            if (all.fits(rules[i], request, -1)) {
                return rules[i];
            }
        }
        return -1;
    }

    private void fill(Rules all, PageSite page) {
        if (!page.isNamed()) {
            rules = index.generic();
            count = rules.length;
            return;
        }
        int[] every = index.always();
        if (room.length < every.length) {
            room = new int[every.length];
        }
        rules = room;
        count = 0;
        for (int rule : every) {
            if (!all.shuts(rule, page)) {
                rules[count++] = rule;
            }
        }
    }
}
