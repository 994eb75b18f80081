package dev.pledge.adserver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a list says of itself in the comments at its beginning, as lists of Adblock Plus, AdGuard and hosts files do it:
 * {@code ! Last modified: 14 Jul 2026 09:53 UTC}, {@code ! Expires: 4 days}.
 *
 * @param made when its content was made; null if it does not say that, or in no way that is known
 * @param lifetime for how long it is good until it is to be fetched again, an hour to 365 days; null if it does not say
 */
public record ListHeader(@Nullable Instant made, @Nullable Duration lifetime) {
    /** A list that says nothing. */
    public static final ListHeader NONE = new ListHeader(null, null);

    private static final int LINES = 60;
    private static final int LONGEST = 200;
    private static final Duration LEAST = Duration.ofHours(1);
    private static final Duration MOST = Duration.ofDays(365);

    private static final Pattern MADE =
            Pattern.compile("(?i)[!#]\\s*(?:last modified|last updated|timeupdated|updated|date)\\s*:\\s*(.+)");
    private static final Pattern EXPIRES = Pattern.compile("(?i)[!#]\\s*expires\\s*:\\s*([0-9]{1,5})\\s*([dh]?).*");
    private static final Pattern ZONE = Pattern.compile("(?i)\\s*\\(?(?:UTC|GMT|Z)\\)?$");

    private static final List<DateTimeFormatter> FORMATS = List.of(
            DateTimeFormatter.ISO_OFFSET_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE_TIME,
            DateTimeFormatter.ISO_LOCAL_DATE,
            format("[EEE, ]d MMM uuuu[ HH:mm[:ss]]"),
            format("[EEEE, ]d MMMM uuuu[ HH:mm[:ss]]"),
            format("uuuu-MM-dd HH:mm[:ss]"));

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Reads what stands in the first lines of a list. */
    static ListHeader of(String beginning) {
        Instant made = null;
        Duration lifetime = null;
        for (String line : beginning.lines().limit(LINES).map(String::strip).toList()) {
            if (line.length() <= LONGEST) {
                made = made == null ? made(line) : made;
                lifetime = lifetime == null ? lifetime(line) : lifetime;
            }
        }
        return new ListHeader(made, lifetime);
    }

    private static @Nullable Instant made(String line) {
        Matcher said = MADE.matcher(line);
        return said.matches() ? instant(said.group(1).strip()) : null;
    }

    private static @Nullable Instant instant(String text) {
        String local = ZONE.matcher(text).replaceFirst("");
        for (DateTimeFormatter format : FORMATS) {
            try {
                TemporalAccessor read =
                        format.parseBest(local, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
                if (read instanceof OffsetDateTime exact) {
                    return exact.toInstant();
                }
                LocalDateTime time = read instanceof LocalDate day ? day.atStartOfDay() : LocalDateTime.from(read);
                return time.toInstant(ZoneOffset.UTC);
            } catch (DateTimeParseException e) {
                // in another format, then
            } catch (DateTimeException e) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Duration lifetime(String line) {
        Matcher said = EXPIRES.matcher(line);
        if (!said.matches()) {
            return null;
        }
        long number = Long.parseLong(said.group(1));
        Duration read = said.group(2).equalsIgnoreCase("h") ? Duration.ofHours(number) : Duration.ofDays(number);
        return read.compareTo(LEAST) < 0 || read.compareTo(MOST) > 0 ? null : read;
    }
}
