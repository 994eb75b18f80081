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
    STATISTICS("statistics"),
    /** What is held about a person is shown to them, corrected and erased. */
    SUBJECT_ACCESS("subject-access"),
    /** Personal data goes to registered partners only, for declared purposes. */
    DISCLOSURES("disclosures"),
    /** E-mail, post and telephone are used only for what they were given for. */
    CONTACT("contact");

    private final String section;

    Promise(String section) {
        this.section = section;
    }

    /** Returns the name of the promise's section in the policy file; it is also its name in metrics. */
    public String section() {
        return section;
    }
}
