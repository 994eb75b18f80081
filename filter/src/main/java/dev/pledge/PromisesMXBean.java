package dev.pledge;

/**
 * Turns promises off while an application runs, whatever its policy says, and on again. A promise that is on is kept as
 * far as its mode says.
 */
public interface PromisesMXBean {
    /** Returns whether the promise on cookies is on. */
    boolean isCookies();

    /** Turns the promise on cookies on or off. */
    void setCookies(boolean on);

    /** Returns whether the promise on ad servers is on. */
    boolean isAdServers();

    /** Turns the promise on ad servers on or off. */
    void setAdServers(boolean on);

    /** Returns whether the promise on sensitive forms is on. */
    boolean isSensitiveForms();

    /** Turns the promise on sensitive forms on or off. */
    void setSensitiveForms(boolean on);

    /** Returns whether the promise on page accesses is on. */
    boolean isStatistics();

    /** Turns the promise on page accesses on or off. */
    void setStatistics(boolean on);

    /** Returns whether the promise on subject access is on. */
    boolean isSubjectAccess();

    /** Turns the promise on subject access on or off. */
    void setSubjectAccess(boolean on);

    /** Returns whether the promise on disclosures is on. */
    boolean isDisclosures();

    /** Turns the promise on disclosures on or off. */
    void setDisclosures(boolean on);

    /** Returns whether the promise on contact is on. */
    boolean isContact();

    /** Turns the promise on contact on or off. */
    void setContact(boolean on);

    /** Returns the revision of the policy that holds now. */
    String getRevision();
}
