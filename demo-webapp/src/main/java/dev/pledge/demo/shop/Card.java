package dev.pledge.demo.shop;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A payment card, for as long as a payment takes. Nothing but its last four digits is ever stored or printed.
 *
 * @param number 12 to 19 digits with a valid check digit (ISO/IEC 7812-1)
 * @param expiry the last month in which it is valid
 */
public record Card(String number, YearMonth expiry) {

    /** Reads a number as people type it, with spaces or hyphens; null if it is no card number. */
    public static @Nullable String readNumber(String text) {
        String digits = text.replaceAll("[ -]", "");
        return digits.matches("[0-9]{12,19}") && hasCheckDigit(digits) ? digits : null;
    }

    /** Reads an expiry as it is embossed, {@code 09/28}; null if it is none. */
    public static @Nullable YearMonth readExpiry(String text) {
        String digits = text.replaceAll("[ /]", "");
        if (!digits.matches("(0[1-9]|1[0-2])[0-9]{2}")) {
            return null;
        }
        return YearMonth.of(2000 + Integer.parseInt(digits.substring(2)), Integer.parseInt(digits.substring(0, 2)));
    }

    /** Returns the last four digits. */
    public String lastFour() {
        return number.substring(number.length() - 4);
    }

    @Override
    public String toString() {
        return "Card[…" + lastFour() + "]";
    }

    /** The Luhn sum: from the right, every second digit counts double, and its digits are added. */
    private static boolean hasCheckDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit : digit * 2;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
