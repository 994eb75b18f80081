package dev.pledge.policy;

/** Whom a rule on contact is about. */
public enum Audience {
    /** Who has bought something. */
    CUSTOMERS,
    /** Who has not. */
    OTHERS,
    /** Both. */
    EVERYONE;

    /** Returns the audience's name as it is written in the policy file. */
    public String key() {
        return KeyWord.of(this);
    }

    /** Returns whether a person is meant. */
    public boolean includes(boolean customer) {
        return this == EVERYONE || customer == (this == CUSTOMERS);
    }
}
