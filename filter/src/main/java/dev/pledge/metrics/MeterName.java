package dev.pledge.metrics;

import java.util.Locale;

/** Every meter: its name, its type, what it is counted in, its tags, and its meaning. The README has the same table. */
enum MeterName {
    REQUESTS(Type.COUNTER, "pledge.requests", "requests", "Requests that Pledge has seen", "outcome"),
    TIME(Type.TIMER, "pledge.time", "seconds", "Time that Pledge itself spent on a request"),
    PAGE_ACCESSES(Type.COUNTER, "pledge.page.accesses", "accesses", "Page accesses that were recorded", "person"),
    COOKIES_REFUSED(
            Type.COUNTER,
            "pledge.cookies.refused",
            "cookies",
            "Cookies that were not sent, or were hidden from the application",
            "direction",
            "mode",
            "reason"),
    TAGS_REMOVED(
            Type.COUNTER,
            "pledge.tags.removed",
            "tags",
            "Ad-server tags that were removed from pages and headers",
            "company",
            "element",
            "mode"),
    REDIRECTS(Type.COUNTER, "pledge.redirects", "requests", "Plain requests that were redirected to HTTPS", "mode"),
    EXPOSURES(
            Type.COUNTER, "pledge.exposures", "requests", "Bodies that came over plain HTTP and were refused", "mode"),
    REPORTS(Type.COUNTER, "pledge.reports", "reports", "What became of browsers' reports", "outcome"),
    DISCLOSURES(
            Type.COUNTER,
            "pledge.disclosures",
            "disclosures",
            "Personal data that partners were allowed: released, or withheld as it could not be recorded",
            "outcome",
            "partner"),
    FINDINGS(
            Type.COUNTER,
            "pledge.findings",
            "findings",
            "Breaches that were prevented, or in report mode seen",
            "kind",
            "mode",
            "promise"),
    FINDINGS_NEW(
            Type.COUNTER,
            "pledge.findings.new",
            "findings",
            "Whose breaches had never been found before",
            "kind",
            "promise"),
    FINDINGS_NEWEST(
            Type.GAUGE,
            "pledge.findings.newest",
            "seconds",
            "When the newest of these was found first, in seconds since 1970, 0 for never",
            "kind",
            "promise"),
    FINDINGS_OVERFLOW(
            Type.COUNTER, "pledge.findings.overflow", "findings", "Breaches that were counted without their details"),
    FINDINGS_HELD(Type.GAUGE, "pledge.findings.held", "findings", "Different findings that are held"),
    LISTS_RULES(Type.GAUGE, "pledge.lists.rules", "rules", "Rules that a filter list in use holds", "list"),
    LISTS_AGE(
            Type.GAUGE,
            "pledge.lists.age",
            "seconds",
            "Age of a filter list's content, as it says itself, else of its file",
            "list"),
    LISTS_LIFETIME(
            Type.GAUGE, "pledge.lists.lifetime", "seconds", "For how long a filter list says that it is good", "list"),
    LISTS_UNREADABLE(
            Type.GAUGE, "pledge.lists.unreadable", "lists", "Filter lists of the policy that could not be read"),
    POLICY_RELOADS(
            Type.COUNTER,
            "pledge.policy.reloads",
            "reloads",
            "Changes of the policy file, or of its lists, that came to hold (good) or did not (bad)",
            "cause",
            "outcome"),
    POLICY_REFUSED(
            Type.GAUGE,
            "pledge.policy.refused",
            "changes",
            "1 if the last change of the policy file, or of its lists, does not hold, else 0",
            "cause"),
    SUBJECT_REQUESTS(
            Type.GAUGE,
            "pledge.subject.requests",
            "requests",
            "Requests of persons about their data that wait for an answer",
            "state"),
    STATISTICS_RECORDED(
            Type.COUNTER, "pledge.statistics.recorded", "answers", "Answers that are in the journal or in the store"),
    STATISTICS_LOST(
            Type.COUNTER,
            "pledge.statistics.lost",
            "answers",
            "Answers that could not be recorded: disk or budget full"),
    STATISTICS_TORN(Type.COUNTER, "pledge.statistics.torn", "records", "Records of the journal that were found torn"),
    STATISTICS_PENDING(Type.GAUGE, "pledge.statistics.pending", "bytes", "Journal that the store has not taken yet"),
    STATISTICS_BUDGET(Type.GAUGE, "pledge.statistics.budget", "bytes", "How large the journal may become"),
    STATISTICS_ERASURES(Type.GAUGE, "pledge.statistics.erasures", "pseudonyms", "Who the store is still to forget"),
    STATISTICS_FAILING(
            Type.GAUGE, "pledge.statistics.failing", "seconds", "Since when the store has failed, 0 if it does not");

    /** What kind of meter. */
    enum Type {
        COUNTER,
        GAUGE,
        TIMER;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final Type type;
    final String id;
    final String unit;
    final String meaning;
    /** The keys of its tags, in the alphabet's order and with commas between them; each meter of the name has all. */
    final String tags;

    MeterName(Type type, String id, String unit, String meaning, String... tags) {
        this.type = type;
        this.id = id;
        this.unit = unit;
        this.meaning = meaning;
        this.tags = String.join(", ", tags);
    }
}
