package dev.pledge.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a length of time such as {@code 500ms}, {@code 2s}, {@code 10m} or {@code 1h}; a number alone is seconds. */
final class TimeSpan implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(ms|s|m|h)?");

    @Override
    public Duration convert(String value) {
        Matcher span = SPAN.matcher(value);
        if (!span.matches()) {
            throw new TypeConversionException("found \"" + value + "\", expected a time such as 500ms, 2s, 10m or 1h");
        }
        long number = Long.parseLong(span.group(1));
        return switch (span.group(2) == null ? "s" : span.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }
}
