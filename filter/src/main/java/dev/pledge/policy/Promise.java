package dev.pledge.policy;

/** A promise that the site makes; each is one section of the policy file. */
public enum Promise {
    /** Cookies only for the session and the shopping cart. */
    COOKIES("cookies"),
    /** No ad servers. */
    AD_SERVERS("ad-servers"),
    /** Sensitive data travels over HTTPS only, and the visitor can see it. */
    SENSITIVE_FORMS("sensitive-forms"),
    /** Page accesses are counted for the site's own use. */
    STATISTICS("statistics");

    private final String section;

    Promise(String section) {
        this.section = section;
    }

    /** Returns the name of the promise's section in the policy file; it is also its name in metrics. */
    public String section() {
        return section;
    }
}
