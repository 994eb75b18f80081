package dev.pledge.policy;

import java.time.DateTimeException;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of calendar days as the policy file has them: {@code 30 days}, {@code 25 months} or ISO 8601's {@code P25M}. */
final class PeriodText {
    static final String EXPECTED = "a number of days, weeks, months or years, such as 30 days or 25 months";

    private static final Pattern PLAIN = Pattern.compile("([0-9]{1,5}) ?(?:(d|days?)|(w|weeks?)|(months?)|(y|years?))");
    private static final Pattern ISO = Pattern.compile("P(?:[0-9]{1,5}Y)?(?:[0-9]{1,5}M)?(?:[0-9]{1,5}D)?");

    private PeriodText() {}

    /** @throws Unexpected if the text is no period, one of no day, or one of more than a century */
    static Period parse(String text) {
        Period period = read(text);
        if (period.isZero() || period.toTotalMonths() > 1_200 || days(period) > 36_500) {
            throw new Unexpected(text, "a period of at least a day and at most 100 years");
        }
        return period;
    }

    private static Period read(String text) {
        Matcher plain = PLAIN.matcher(text);
        if (plain.matches()) {
            int number = Integer.parseInt(plain.group(1));
            if (plain.group(2) != null) {
                return Period.ofDays(number);
            }
            if (plain.group(3) != null) {
                return Period.ofDays(7 * number);
            }
            return Period.ofMonths(plain.group(4) != null ? number : 12 * number);
        }
        if (!ISO.matcher(text).matches()) {
            throw new Unexpected(text, EXPECTED);
        }
        try {
            return normalized(Period.parse(text));
        } catch (DateTimeParseException e) {
            throw new Unexpected(text, EXPECTED);
        }
    }

    /** Years are months, so that equal periods are equal. */
    static Period normalized(Period period) {
        try {
            return Period.of(0, Math.toIntExact(period.toTotalMonths()), days(period));
        } catch (ArithmeticException e) {
            throw new DateTimeException("too long: " + period, e);
        }
    }

    private static int days(Period period) {
        return (int) period.get(ChronoUnit.DAYS);
    }

    static String print(Period period) {
        if (days(period) == 0) {
            return period.getMonths() == 1 ? "1 month" : period.getMonths() + " months";
        }
        if (period.getMonths() == 0) {
            return days(period) == 1 ? "1 day" : days(period) + " days";
        }
        return period.toString();
    }
}
