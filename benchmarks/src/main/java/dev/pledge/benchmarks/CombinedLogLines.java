package dev.pledge.benchmarks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads lines of an access log in the combined format, of which no field holds a quote. For one thread. */
final class CombinedLogLines {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private String lastMinute = "";
    private long lastMinuteMillis;

    /**
     * One line.
     *
     * @param address who asked
     * @param epochMillis when, in milliseconds since 1970
     * @param method the method
     * @param path what was asked for, without its query
     * @param status the status of the answer
     * @param referrer the page before; null if none was told
     * @param userAgent what the browser calls itself
     */
    record Line(
            String address,
            long epochMillis,
            String method,
            String path,
            int status,
            @Nullable String referrer,
            String userAgent) {}

    Line read(String line) {
        int bracket = line.indexOf('[');
        int request = line.indexOf('"', bracket) + 1;
        int target = line.indexOf(' ', request) + 1;
        int targetEnd = line.indexOf(' ', target);
        int query = line.indexOf('?', target);
        int requestEnd = line.indexOf('"', targetEnd);
        int referrer = line.indexOf('"', requestEnd + 1) + 1;
        int referrerEnd = line.indexOf('"', referrer);
        int userAgent = line.indexOf('"', referrerEnd + 1) + 1;
        String from = line.substring(referrer, referrerEnd);
        return new Line(
                line.substring(0, line.indexOf(' ')),
                millis(line, bracket + 1),
                line.substring(request, target - 1),
                line.substring(target, query >= 0 && query < targetEnd ? query : targetEnd),
                Integer.parseInt(line, requestEnd + 2, requestEnd + 5, 10),
                from.equals("-") ? null : from,
                line.substring(userAgent, line.length() - 1));
    }

    /** Reads a time such as 01/Oct/2026:00:00:07 +0000; a minute is worked out once. */
    private long millis(String line, int at) {
        int seconds = at + 18;
        if (!line.regionMatches(at, lastMinute, 0, 17) || lastMinute.isEmpty()) {
            lastMinute = line.substring(at, seconds - 1);
            String whole = lastMinute + ":00" + line.substring(seconds + 2, line.indexOf(']', seconds));
            lastMinuteMillis =
                    Instant.from(TIME.withZone(ZoneOffset.UTC).parse(whole)).toEpochMilli();
        }
        return lastMinuteMillis + Integer.parseInt(line, seconds, seconds + 2, 10) * 1_000L;
    }
}
