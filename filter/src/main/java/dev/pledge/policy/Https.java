package dev.pledge.policy;

/** Where a site promises HTTPS. */
public enum Https {
    /** On the sensitive paths only; other pages may be read over plain HTTP. */
    SENSITIVE_FORMS,
    /** On every path; every plain GET is redirected, and cookies are {@code Secure}. */
    EVERYWHERE
}
