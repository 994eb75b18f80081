package dev.pledge.demo.shop;

import java.util.Locale;

/**
 * An amount of money.
 *
 * @param cents euro cents
 */
public record Money(long cents) {
    /** Nothing. */
    public static final Money ZERO = new Money(0);

    /** Returns the sum. */
    public Money plus(Money other) {
        return new Money(Math.addExact(cents, other.cents));
    }

    /** Returns the amount so many times. */
    public Money times(int count) {
        return new Money(Math.multiplyExact(cents, (long) count));
    }

    /** Returns the amount as it is printed: {@code €1,289.00}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "€%,d.%02d", cents / 100, cents % 100);
    }
}
