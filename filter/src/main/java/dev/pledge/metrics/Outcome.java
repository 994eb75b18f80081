package dev.pledge.metrics;

import java.util.Locale;

/** What became of a request. */
public enum Outcome {
    /** It went through, and nothing of the exchange was changed. */
    UNCHANGED,
    /** It went through, and something of the request or the response was changed. */
    CHANGED,
    /** It was redirected to HTTPS. */
    REDIRECTED,
    /** It was refused: its body had travelled in the clear. */
    REFUSED;

    /** Returns its name in metrics and reports: lower case. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
