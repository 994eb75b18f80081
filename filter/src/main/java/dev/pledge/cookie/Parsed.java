package dev.pledge.cookie;

import java.util.Set;

/** What a {@code Set-Cookie} value was found to be. */
sealed interface Parsed {
    /**
     * A cookie.
     *
     * @param cookie what a browser makes of it
     * @param exact whether the text says this and nothing else, in the form that servers are to write
     * @param lost what the text has besides that might mean something to somebody
     */
    record Cookie(SetCookie cookie, boolean exact, Set<Change> lost) implements Parsed {}

    /**
     * Nothing that may be sent.
     *
     * @param name the name, as far as it can be told; empty if there is none
     * @param reason why
     */
    record Unusable(String name, Reason reason) implements Parsed {}
}
