package dev.pledge.policy;

/** The values of the {@code SameSite} attribute (RFC 6265bis, section 4.1.2.7), from the strictest. */
public enum SameSite {
    STRICT("Strict"),
    LAX("Lax"),
    NONE("None");

    private final String value;

    SameSite(String value) {
        this.value = value;
    }

    /** Returns the attribute's value as it is sent. */
    public String value() {
        return value;
    }
}
