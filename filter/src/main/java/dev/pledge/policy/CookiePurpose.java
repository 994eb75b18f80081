package dev.pledge.policy;

/** What a cookie may be for; there is nothing else. */
public enum CookiePurpose {
    /** The visitor's session: gone when the browser closes. */
    SESSION("session"),
    /** The shopping cart: kept a few hours. */
    SHOPPING_CART("shopping-cart");

    private final String key;

    CookiePurpose(String key) {
        this.key = key;
    }

    /** Returns the purpose's name in the policy file. */
    public String key() {
        return key;
    }
}
