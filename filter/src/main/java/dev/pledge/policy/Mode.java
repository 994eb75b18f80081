package dev.pledge.policy;

import java.util.Locale;

/** How far a promise is kept. */
public enum Mode {
    /** The promise is kept. */
    ENFORCE,
    /** Nothing is changed; what would have been done is counted. */
    REPORT,
    /** The promise is not looked at. */
    OFF;

    /** Returns the mode's name as it is written in the policy file and in metrics: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
