package dev.pledge.demo.privacy;

import dev.pledge.subject.HeldField;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.ResourceBundle;

/** What one source says, in a person's language; English where there is no other. */
final class Words {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final String source;
    private final Locale locale;
    private final ResourceBundle texts;

    /** @param source the source's id, with which its keys begin */
    Words(String source, Locale locale) {
        this.source = source;
        this.locale = locale;
        this.texts = ResourceBundle.getBundle(
                "dev.pledge.demo.privacy.texts", locale, Words.class.getClassLoader(), NO_FALLBACK);
    }

    /** Returns a sentence; days are written as the language has them. */
    String of(String key, Object... values) {
        Object[] written = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            written[i] = values[i] instanceof LocalDate day ? day(day) : values[i];
        }
        return new MessageFormat(texts.getString(source + "." + key), locale).format(written);
    }

    HeldField correctable(String key, String value) {
        return HeldField.correctable(key, of(key), value);
    }

    /** @param why the key of the reason */
    HeldField fixed(String key, String value, String why) {
        return HeldField.fixed(key, of(key), value, of(why));
    }

    private String day(TemporalAccessor day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .withZone(ZoneOffset.UTC)
                .format(day);
    }
}
