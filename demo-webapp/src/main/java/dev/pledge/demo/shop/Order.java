package dev.pledge.demo.shop;

import java.time.Instant;
import java.util.List;

/**
 * Something bought.
 *
 * @param reference what the customer calls it by; not to be guessed
 * @param placed when it was bought
 * @param buyer who bought it
 * @param cardLastFour the last four digits of the card
 * @param lines what was bought
 */
public record Order(String reference, Instant placed, Buyer buyer, String cardLastFour, List<Line> lines) {
    /** Copies the lines. */
    public Order {
        lines = List.copyOf(lines);
    }

    /** Returns what all lines cost together. */
    public Money total() {
        Money total = Money.ZERO;
        for (Line line : lines) {
            total = total.plus(line.total());
        }
        return total;
    }

    /**
     * Who buys, and where it is sent.
     *
     * @param name a person's name
     * @param email where the receipt goes
     * @param address where the parcel goes
     */
    public record Buyer(String name, String email, String address) {}

    /**
     * Some of one product, at the price of the day.
     *
     * @param name the product's name
     * @param quantity how many
     * @param price what one cost
     */
    public record Line(String name, int quantity, Money price) {
        /** Returns what the line cost. */
        public Money total() {
            return price.times(quantity);
        }
    }
}
