package dev.pledge.subject;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the books hold about a person. It is kept: it is what proves that the law was followed. */
abstract class BookSource implements PersonalDataSource {
    private final Books books;
    private final Phrases phrases;
    private final String id;

    BookSource(Books books, Phrases phrases, String id) {
        this.books = books;
        this.phrases = phrases;
        this.id = id;
    }

    /** One entry about a person. */
    record Held(Instant time, HeldItem item) {}

    abstract List<Held> entries(DataSubject person, Locale locale) throws IOException;

    final Books books() {
        return books;
    }

    final String text(Locale locale, String key, Object... values) {
        return phrases.of(locale, "subject." + id + "." + key, values);
    }

    /** Returns a sentence that is not the books' alone. */
    final String phrase(Locale locale, String key) {
        return phrases.of(locale, key);
    }

    /** Returns the day of a moment where the site is, which is written as the language has it. */
    final LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, books.keep().zone());
    }

    final HeldField field(Locale locale, String key, String value) {
        return HeldField.fixed(key, text(locale, key), value, text(locale, "fixed"));
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String name(Locale locale) {
        return text(locale, "name");
    }

    @Override
    public final List<HeldItem> held(DataSubject person, Locale locale) throws IOException {
        return entries(person, locale).stream().map(Held::item).toList();
    }

    @Override
    public final Correction correct(DataSubject person, String item, String field, String value, Locale locale) {
        return Correction.refused(text(locale, "fixed"));
    }

    @Override
    public final List<Erasure> erase(DataSubject person, Locale locale) throws IOException {
        String because = text(locale, "kept");
        List<Erasure> kept = new ArrayList<>();
        for (Held held : entries(person, locale)) {
            kept.add(Erasure.kept(held.item().title(), because, books.keep().of(held.time())));
        }
        return kept;
    }
}
