package dev.pledge.finding;

import dev.pledge.policy.Mode;

/**
 * One kind of breach at one place: what findings are told apart by. The texts hold no control characters and are
 * bounded in length.
 *
 * @param kind what kind of breach
 * @param what whose: a cookie name, a host, a path pattern
 * @param label why or whose, from a small closed set
 * @param page the page's name; empty where there is none
 * @param mode whether it was prevented, or only seen
 * @param revision the revision of the policy by which it is a breach
 */
public record Breach(Kind kind, String what, String label, String page, Mode mode, String revision) {
    /** Returns whether it was prevented: some kinds never are, and of others some labels tell what was left as it was. */
    public boolean isPrevented() {
        return kind.isPrevented(mode, label);
    }
}
