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
public record OwnWord(String title, String text, String by, LocalDate date) {
    /** @throws IllegalArgumentException if a text cannot be shown, or the year has not four digits */
    public OwnWord {
        title = Wording.shown(title);
        text = Wording.shown(text);
        by = Wording.shown(by);
        date = DateText.parse(date.toString());
    }
}
