package dev.pledge.policy;

/** What a partner may ask for personal data for; it declares one in the request header {@code Disclosure-Purpose}. */
public enum DisclosurePurpose {
    /** Is there such a licence, and whose is it? */
    LICENSE_VERIFICATION,
    /** May this copy be used under it? */
    LICENSE_VALIDATION,
    /** Is its holder entitled to a newer version? */
    UPGRADE;

    /** Returns the purpose's name as it is written in the policy file and in the request header. */
    public String key() {
        return KeyWord.of(this);
    }
}
