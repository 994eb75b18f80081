package dev.pledge.demo.privacy;

import dev.pledge.subject.Correction;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldItem;
import dev.pledge.subject.PersonalDataSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one part of the shop holds about a customer, who is known by the e-mail address that they sign in with. Of a visitor
 * who is not signed in the shop holds nothing that it could tell to be theirs.
 *
 * @param <T> one thing that is held
 */
abstract class ShopSource<T> implements PersonalDataSource {
    private final String id;

    ShopSource(String id) {
        this.id = id;
    }

    /** Returns all that is held of a customer. */
    abstract List<T> all(String email);

    /** Returns what tells one thing from the customer's others. */
    abstract String key(T one);

    abstract HeldItem item(T one, Words words);

    /** Corrects a field that {@link #item} says can be corrected, if it is still this customer's then. */
    abstract Correction correct(String email, T one, String field, String value, Words words);

    /** Erases what need not be kept; {@code all} is not empty. */
    abstract List<Erasure> erase(String email, List<T> all, Words words);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String name(Locale locale) {
        return words(locale).of("name");
    }

    @Override
    public final List<HeldItem> held(DataSubject person, Locale locale) {
        Words words = words(locale);
        return of(person).stream().map(one -> item(one, words)).toList();
    }

    @Override
    public final Correction correct(DataSubject person, String item, String field, String value, Locale locale) {
        Words words = words(locale);
        @Nullable String email = person.name();
        for (T one : of(person)) {
            if (email != null && key(one).equals(item)) {
                return correct(email, one, field, value, words);
            }
        }
        return Correction.refused(words.of("gone"));
    }

    @Override
    public final List<Erasure> erase(DataSubject person, Locale locale) {
        @Nullable String email = person.name();
        List<T> all = of(person);
        return email == null || all.isEmpty() ? List.of() : erase(email, all, words(locale));
    }

    /**
     * Changes a text that must not be empty, if what was entered is none that is empty or too long.
     *
     * @param change returns whether there was something to be changed
     */
    static Correction change(String entered, int longest, Words words, Predicate<String> change) {
        String value = entered.strip();
        if (value.isEmpty()) {
            return Correction.refused(words.of("empty"));
        }
        if (value.length() > longest) {
            return Correction.refused(words.of("too-long", longest));
        }
        return changed(change.test(value), words);
    }

    /** An erasure may have come first: what is gone has not been corrected. */
    static Correction changed(boolean changed, Words words) {
        return changed ? Correction.done() : Correction.refused(words.of("gone"));
    }

    /** Returns that each of several things is gone, under the title that it had. */
    final List<Erasure> erased(List<T> all, Words words) {
        return all.stream().map(one -> Erasure.erased(item(one, words).title())).toList();
    }

    private List<T> of(DataSubject person) {
        @Nullable String email = person.name();
        return email == null ? List.of() : all(email);
    }

    private Words words(Locale locale) {
        return new Words(id, locale);
    }
}
