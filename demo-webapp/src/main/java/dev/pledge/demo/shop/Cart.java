package dev.pledge.demo.shop;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor means to buy, as the cookie {@code cart} holds it: {@code 3-1.7-2} is one of product 3 and two of
 * product 7. Immutable.
 *
 * @param quantities how many of each product, by its number, in the order in which they were put in
 */
public record Cart(Map<Integer, Integer> quantities) {
    /** A cart with nothing in it. */
    public static final Cart EMPTY = new Cart(Map.of());

    /** How many of one product a cart may hold. */
    public static final int MOST_OF_ONE = 99;

    private static final int MOST_PRODUCTS = 40;

    /** Copies the quantities. */
    public Cart {
        quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
    }

    /** Reads a cookie's value. A visitor can write anything there: what is no entry of a cart is left out. */
    public static Cart parse(@Nullable String text) {
        if (text == null || text.length() > 1_000) {
            return EMPTY;
        }
        Cart cart = EMPTY;
        for (String entry : text.split("\\.", -1)) {
            if (entry.matches("[0-9]{1,6}-[0-9]{1,2}")) {
                int dash = entry.indexOf('-');
                int id = Integer.parseInt(entry.substring(0, dash));
                cart = cart.with(id, Integer.parseInt(entry.substring(dash + 1)));
            }
        }
        return cart;
    }

    /** Returns the cart with so many of a product; none of it if the quantity is 0 or less. */
    public Cart with(int product, int quantity) {
        Map<Integer, Integer> changed = new LinkedHashMap<>(quantities);
        if (quantity <= 0) {
            changed.remove(product);
        } else if (changed.containsKey(product) || changed.size() < MOST_PRODUCTS) {
            changed.put(product, Math.min(quantity, MOST_OF_ONE));
        }
        return new Cart(changed);
    }

    /** Returns the cart with so many more of a product. */
    public Cart plus(int product, int quantity) {
        return with(product, quantities.getOrDefault(product, 0) + quantity);
    }

    /** Returns how many things are in the cart. */
    public int count() {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns whether nothing is in the cart. */
    public boolean isEmpty() {
        return quantities.isEmpty();
    }

    /** Returns the cookie's value. */
    public String text() {
        return quantities.entrySet().stream()
                .map(e -> e.getKey() + "-" + e.getValue())
                .collect(Collectors.joining("."));
    }
}
