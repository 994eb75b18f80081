package dev.pledge.metrics;

import java.util.Locale;

/** What has changed, so that the policy was compiled anew. */
public enum Reload {
    /** The policy's file. */
    POLICY,
    /** A list that the policy names. */
    LISTS;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
