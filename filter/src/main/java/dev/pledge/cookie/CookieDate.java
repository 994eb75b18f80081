package dev.pledge.cookie;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The dates of {@code Expires}: read as leniently as browsers do (RFC 6265bis, section 5.1.1), written strictly. */
final class CookieDate {
    private static final DateTimeFormatter STANDARD = format("EEE, dd MMM yyyy HH:mm:ss 'GMT'");
    /** Netscape's form, which Jetty and older releases of Tomcat write. */
    private static final DateTimeFormatter DASHED = format("EEE, dd-MMM-yyyy HH:mm:ss 'GMT'");

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private int hour = -1;
    private int minute = -1;
    private int second = -1;
    private int day = -1;
    private int month = -1;
    private int year = -1;

    private CookieDate() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** Reads a date as a browser does; null if it is none. */
    static @Nullable Instant parse(String text) {
        CookieDate date = new CookieDate();
        int at = 0;
        while (at < text.length()) {
            if (isDelimiter(text.charAt(at))) {
                at++;
                continue;
            }
            int end = at;
            while (end < text.length() && !isDelimiter(text.charAt(end))) {
                end++;
            }
            date.take(text.substring(at, end));
            at = end;
        }
        return date.instant();
    }

    /** Returns a date as RFC 9110 has it, section 5.6.7. */
    static String write(Instant date) {
        return STANDARD.format(date);
    }

    /** Whether a text is how a date is commonly written, and holds nothing besides. */
    static boolean isWritten(String text, Instant date) {
        return text.equals(STANDARD.format(date)) || text.equals(DASHED.format(date));
    }

    private static boolean isDelimiter(char c) {
        return c == 0x09
                || c >= 0x20 && c <= 0x2F
                || c >= 0x3B && c <= 0x40
                || c >= 0x5B && c <= 0x60
                || c >= 0x7B && c <= 0x7E;
    }

    private void take(String token) {
        if (hour < 0 && takeTime(token)) {
            return;
        }
        int digits = digits(token, 0);
        if (day < 0 && digits >= 1 && digits <= 2) {
            day = number(token, 0, digits);
        } else if (month < 0 && monthOf(token) > 0) {
            month = monthOf(token);
        } else if (year < 0 && digits >= 2 && digits <= 4) {
            int written = number(token, 0, digits);
            year = written >= 100 ? written : written >= 70 ? 1900 + written : 2000 + written;
        }
    }

    private boolean takeTime(String token) {
        int[] fields = new int[3];
        int at = 0;
        for (int i = 0; i < fields.length; i++) {
            int digits = digits(token, at);
            if (digits < 1 || digits > 2) {
                return false;
            }
            fields[i] = number(token, at, digits);
            at += digits;
            if (i < 2 && (at >= token.length() || token.charAt(at++) != ':')) {
                return false;
            }
        }
        hour = fields[0];
        minute = fields[1];
        second = fields[2];
        return true;
    }

    private static int monthOf(String token) {
        if (token.length() < 3) {
            return -1;
        }
        int at = MONTHS.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT));
        return at < 0 || at % 3 != 0 ? -1 : at / 3 + 1;
    }

    private static int digits(String token, int from) {
        int at = from;
        while (at < token.length() && token.charAt(at) >= '0' && token.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }

    private static int number(String token, int from, int digits) {
        return Integer.parseInt(token, from, from + digits, 10);
    }

    private @Nullable Instant instant() {
        if (hour < 0 || day < 0 || month < 0 || year < 1601 || second > 59) {
            return null;
        }
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
