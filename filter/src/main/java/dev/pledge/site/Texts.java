package dev.pledge.site;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of one language, the site's own before Pledge's. Immutable.
 *
 * <p>In a sentence {@code {0}} stands for the first argument, {@code {1}} for the second. Numbers, dates ({@link
 * LocalDate}), periods and durations are written as the language has it; anything else by its {@code toString}.
 */
public final class Texts {
    private final Locale locale;
    private final List<Map<String, String>> sources;

    /**
     * @param locale the language, perhaps with the region for which numbers and dates are written
     * @param sources sentences by key; the first source that has a key decides
     */
    Texts(Locale locale, List<Map<String, String>> sources) {
        this.locale = locale;
        this.sources = List.copyOf(sources);
    }

    /** Returns the language, perhaps with a region. */
    public Locale locale() {
        return locale;
    }

    /** Returns the language as HTML's {@code lang} has it: {@code en}. */
    public String language() {
        return locale.getLanguage();
    }

    /** Returns whether there is a sentence of a key. */
    public boolean has(String key) {
        return find(key) != null;
    }

    /**
     * Returns a sentence.
     *
     * @throws IllegalArgumentException if there is none of this key
     */
    public String get(String key, Object... arguments) {
        StringBuilder text = new StringBuilder();
        sentence(key, arguments, text::append, part -> {
            throw new IllegalArgumentException(key + " holds markup");
        });
        return text.toString();
    }

    /** Returns the sentence of a key for a count: of {@code key.one} where it is 1, else of {@code key.other}. */
    public String count(String key, long count) {
        return get(key + (count == 1 ? ".one" : ".other"), count);
    }

    /** Tells the parts of a sentence in their order. */
    void sentence(String key, Object[] arguments, Consumer<String> text, Consumer<Markup.Part> part) {
        String sentence = find(key);
        if (sentence == null) {
            throw new IllegalArgumentException("there is no sentence " + key);
        }
        int done = 0;
        for (int at = sentence.indexOf('{'); at >= 0; at = sentence.indexOf('{', at + 1)) {
            int number =
                    at + 2 < sentence.length() && sentence.charAt(at + 2) == '}' ? sentence.charAt(at + 1) - '0' : -1;
            if (number < 0 || number >= arguments.length) {
                continue;
            }
            text.accept(sentence.substring(done, at));
            if (arguments[number] instanceof Markup.Part markup) {
                part.accept(markup);
            } else {
                text.accept(written(arguments[number]));
            }
            done = at + 3;
        }
        text.accept(sentence.substring(done));
    }

    private String written(Object argument) {
        if (argument instanceof Number number) {
            return NumberFormat.getInstance(locale).format(number);
        }
        if (argument instanceof LocalDate day) {
            return day.format(
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
        }
        if (argument instanceof Period period) {
            return written(period);
        }
        return argument instanceof Duration duration ? written(duration) : argument.toString();
    }

    private String written(Period period) {
        long months = period.toTotalMonths();
        long days = period.get(ChronoUnit.DAYS);
        String ofMonths =
                months % 12 == 0 && months >= 36 ? count("unit.years", months / 12) : count("unit.months", months);
        if (days == 0) {
            return ofMonths;
        }
        return months == 0 ? count("unit.days", days) : get("unit.and", ofMonths, count("unit.days", days));
    }

    private String written(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return count("unit.days", seconds / 86_400);
        }
        if (seconds % 3_600 == 0) {
            return count("unit.hours", seconds / 3_600);
        }
        return seconds % 60 == 0 ? count("unit.minutes", seconds / 60) : count("unit.seconds", seconds);
    }

    private @Nullable String find(String key) {
        for (int i = 0; i < sources.size(); i++) {
            String found = sources.get(i).get(key);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
