package dev.pledge.policy;

/** A means by which a person can be reached. */
public enum Channel {
    /** Electronic mail. */
    E_MAIL,
    /** Letters and parcels. */
    POST,
    /** Calls and short messages. */
    TELEPHONE;

    /** Returns the channel's name as it is written in the policy file. */
    public String key() {
        return KeyWord.of(this);
    }
}
