package dev.pledge.policy;

import java.time.LocalDate;

/**
 * A sentence that no filter can check: somebody of the site gives their word for it.
 *
 * @param title what it is about
 * @param text the sentence
 * @param by who says so: name and office
 * @param date when they said it
 */
public record OwnWord(Translated title, Translated text, String by, LocalDate date) {
    /** @throws IllegalArgumentException if the name cannot be shown, or the year has not four digits */
    public OwnWord {
        by = Wording.shown(by);
        date = DateText.parse(date.toString());
    }

    /**
     * Makes a sentence that is the same for all visitors, whatever their language.
     *
     * @throws IllegalArgumentException if a text cannot be shown, or the year has not four digits
     */
    public OwnWord(String title, String text, String by, LocalDate date) {
        this(Translated.forAll(title), Translated.forAll(text), by, date);
    }
}
