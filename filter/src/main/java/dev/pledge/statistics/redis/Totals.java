package dev.pledge.statistics.redis;

import dev.pledge.statistics.StatisticsAnswers.Audience;

/** The fields of a day's totals of the site. */
final class Totals {

    private Totals() {}

    static String views(Audience audience) {
        return audience == Audience.BOTS ? "bots" : "people";
    }

    static String status(int statusClass) {
        return "status-" + statusClass;
    }

    static String time(int bucket) {
        return "time-" + bucket;
    }
}
