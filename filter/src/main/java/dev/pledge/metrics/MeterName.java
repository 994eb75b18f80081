package dev.pledge.metrics;

/** Every meter: its name, what it is counted in, and its meaning. */
enum MeterName {
    REQUESTS("pledge.requests", "requests", "Requests that Pledge has seen"),
    TIME("pledge.time", "seconds", "Time that Pledge itself spent on a request"),
    PAGE_ACCESSES("pledge.page.accesses", "accesses", "Page accesses that were recorded"),
    COOKIES_REFUSED(
            "pledge.cookies.refused", "cookies", "Cookies that were not sent, or were hidden from the application"),
    TAGS_REMOVED("pledge.tags.removed", "tags", "Ad-server tags that were removed from pages and headers"),
    REDIRECTS("pledge.redirects", "requests", "Plain requests that were redirected to HTTPS"),
    EXPOSURES("pledge.exposures", "requests", "Bodies that came over plain HTTP and were refused"),
    REPORTS("pledge.reports", "reports", "What became of browsers' reports"),
    FINDINGS("pledge.findings", "findings", "Breaches that were prevented, or in report mode seen"),
    FINDINGS_OVERFLOW("pledge.findings.overflow", "findings", "Breaches that were counted without their details"),
    FINDINGS_HELD("pledge.findings.held", "findings", "Different findings that are held"),
    STATISTICS_RECORDED("pledge.statistics.recorded", "answers", "Answers that are in the journal or in the store"),
    STATISTICS_LOST("pledge.statistics.lost", "answers", "Answers that could not be recorded: disk or budget full"),
    STATISTICS_TORN("pledge.statistics.torn", "records", "Records of the journal that were found torn"),
    STATISTICS_PENDING("pledge.statistics.pending", "bytes", "Journal that the store has not taken yet"),
    STATISTICS_ERASURES("pledge.statistics.erasures", "pseudonyms", "Who the store is still to forget"),
    STATISTICS_FAILING("pledge.statistics.failing", "seconds", "Since when the store has failed, 0 if it does not");

    final String id;
    final String unit;
    final String meaning;

    MeterName(String id, String unit, String meaning) {
        this.id = id;
        this.unit = unit;
        this.meaning = meaning;
    }
}
