package dev.pledge.operations;

import dev.pledge.site.Markup;
import dev.pledge.site.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/**
 * What a page is made for: one request, in one language. Times are those of UTC, as all that is counted. For one thread.
 *
 * @param site the site's name
 * @param texts the sentences of the language
 * @param languages the languages that the page can be read in
 * @param home the path of the site's own first page
 * @param base the path of the overview, with the context's before it: what belongs to it is below
 * @param query what was asked for
 * @param now when it was asked
 */
record View(String site, Texts texts, List<String> languages, String home, String base, Query query, Instant now) {
    Locale locale() {
        return texts.locale();
    }

    String text(String key, Object... arguments) {
        return texts.get(key, arguments);
    }

    /** Returns the address of a page, in the language that was chosen. */
    String address(String path) {
        return base + path + query.only("lang");
    }

    /** Returns the address of a page with a query of its own, in the language that was chosen. */
    String address(String path, Query other) {
        return base + path + other.with("lang", query.get("lang"));
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale());
        format.setMaximumFractionDigits(share > 0 && share < 0.1 ? 1 : 0);
        return format.format(share);
    }

    /** Returns a time in milliseconds, with three digits at most. */
    String millis(Duration time) {
        double millis = time.toNanos() / 1e6;
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(millis < 1 ? 3 : millis < 10 ? 2 : millis < 100 ? 1 : 0);
        return text("ops.millis", format.format(millis));
    }

    String megabytes(long bytes) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return text("ops.megabytes", format.format(bytes / 1e6));
    }

    /** Returns a moment to the minute. */
    String moment(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale()));
    }

    /** Writes a moment to the minute, for programs as well. */
    void moment(Markup out, Instant moment) {
        out.element("time", moment(moment), "datetime", moment.toString());
    }

    String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()));
    }

    /** Returns the name of a slot of a range: the hour, or the day. */
    String slot(Range range, Instant start) {
        String pattern = text(range == Range.DAY ? "ops.format.hour" : "ops.format.day");
        return DateTimeFormatter.ofPattern(pattern, locale()).format(start.atOffset(ZoneOffset.UTC));
    }
}
