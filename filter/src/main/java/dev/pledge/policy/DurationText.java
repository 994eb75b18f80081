package dev.pledge.policy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as the policy file has them: {@code 300s}, {@code 4h}, {@code 30 days} or ISO 8601's {@code PT4H}. */
final class DurationText {
    static final String EXPECTED = "a duration such as 300s, 90 min, 4h, 30 days or PT4H";

    /** Longer than anything that a policy can mean; it keeps sums within a long. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern PLAIN = Pattern.compile(
            "([0-9]{1,10}) ?" + "(?:(s|sec|seconds?)|(m|min|minutes?)|(h|hours?)|(d|days?)|(w|weeks?))");
    private static final Pattern ISO =
            Pattern.compile("P(?=.)(?:[0-9]{1,10}D)?(?:T(?=.)(?:[0-9]{1,10}H)?(?:[0-9]{1,10}M)?(?:[0-9]{1,10}S)?)?");
    private static final long[] SECONDS = {1, 60, 3_600, 86_400, 604_800};

    private DurationText() {}

    /** @throws Unexpected if the text is no duration, or one that is zero or longer than a century */
    static Duration parse(String text) {
        Duration duration = read(text);
        if (duration.isZero() || duration.compareTo(LONGEST) > 0) {
            throw new Unexpected(text, "a duration of at least a second and at most 36500 days");
        }
        return duration;
    }

    private static Duration read(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            for (int unit = 0; unit < SECONDS.length; unit++) {
                if (plain.group(unit + 2) != null) {
                    return Duration.ofSeconds(Long.parseLong(plain.group(1)) * SECONDS[unit]);
                }
            }
        }
        if (!ISO.matcher(text).matches()) {
            throw new Unexpected(text, EXPECTED);
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new Unexpected(text, EXPECTED);
        }
    }

    static boolean isWholeSeconds(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns the text of a duration, of whole seconds in the largest unit that holds it exactly. */
    static String print(Duration duration) {
        if (!isWholeSeconds(duration)) {
            return duration.toString();
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + (seconds == 86_400 ? " day" : " days");
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + "s";
    }
}
