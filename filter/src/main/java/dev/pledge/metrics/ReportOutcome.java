package dev.pledge.metrics;

import java.util.Locale;

/** What became of a browser's report. */
public enum ReportOutcome {
    /** It is among the findings. */
    TAKEN,
    /** It is about another site's page. */
    FOREIGN,
    /** A browser's extension, and not the page, wanted what was kept out. */
    EXTENSION,
    /** It could not be understood. */
    MALFORMED,
    /** Its body was too long to be read. */
    TOO_LONG,
    /** One address, or all together, sent too many. */
    TOO_OFTEN;

    /** Returns its name in metrics and reports: lower case, with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
