package dev.pledge.page;

import dev.pledge.adserver.Verdict;

/**
 * An ad server that was found.
 *
 * @param host its host
 * @param verdict what the lists say of it
 */
record Ad(String host, Verdict verdict) {
    /** Returns whose it is. */
    String company() {
        return verdict.company();
    }

    /** Returns the rule that says so, after the list and line that it stands in. */
    String rule() {
        return verdict.list().concat(": ").concat(verdict.rule());
    }
}
