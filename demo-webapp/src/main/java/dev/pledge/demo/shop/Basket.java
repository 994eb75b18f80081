package dev.pledge.demo.shop;

import java.util.ArrayList;
import java.util.List;

/**
 * A cart priced: what it would cost now.
 *
 * @param lines a line for each product
 */
public record Basket(List<Line> lines) {
    /** Copies the lines. */
    public Basket {
        lines = List.copyOf(lines);
    }

    /** Prices a cart. What the catalogue does not have is left out. */
    public static Basket of(Cart cart, Catalogue catalogue) {
        List<Line> lines = new ArrayList<>();
        cart.quantities().forEach((id, quantity) -> {
            Product product = catalogue.find(id);
            if (product != null) {
                lines.add(new Line(product, quantity));
            }
        });
        return new Basket(lines);
    }

    /** Returns what all lines cost together. */
    public Money total() {
        Money total = Money.ZERO;
        for (Line line : lines) {
            total = total.plus(line.total());
        }
        return total;
    }

    /** Returns whether there is nothing to pay for. */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * Some of one product.
     *
     * @param product what
     * @param quantity how many
     */
    public record Line(Product product, int quantity) {
        /** Returns what the line costs. */
        public Money total() {
            return product.price().times(quantity);
        }
    }
}
