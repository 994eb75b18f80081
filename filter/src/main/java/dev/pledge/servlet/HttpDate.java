package dev.pledge.servlet;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Dates as HTTP writes them (RFC 9110, section 5.6.7: IMF-fixdate). */
final class HttpDate {
    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

    private HttpDate() {}

    /** @throws IllegalArgumentException if the text is no such date */
    static long seconds(String text) {
        try {
            return LocalDateTime.parse(text, IMF_FIXDATE).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no HTTP date", e);
        }
    }

    /** @throws IllegalArgumentException if the text is no such date */
    static long millis(String text) {
        return seconds(text) * 1000;
    }

    static String text(long seconds) {
        return IMF_FIXDATE.format(LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC));
    }
}
