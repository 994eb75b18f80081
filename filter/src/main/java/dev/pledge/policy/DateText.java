package dev.pledge.policy;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as the policy file has them: {@code 2026-11-01}. */
final class DateText {
    static final String EXPECTED = "a date such as 2026-11-01";

    private DateText() {}

    /** @throws Unexpected if the text is no date */
    static LocalDate parse(String text) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            // such as 30 February
        }
        throw new Unexpected(text, EXPECTED);
    }
}
