package dev.pledge.finding;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import java.util.Locale;

/** What kind of breach was prevented. */
public enum Kind {
    /** A cookie was not sent: its name is not allowed, or it cannot be sent safely. What: its name. Label: the reason. */
    COOKIE_REFUSED(Promise.COOKIES),
    /** An allowed cookie was sent with safer attributes. What: its name. Label: which attribute. */
    COOKIE_CHANGED(Promise.COOKIES),
    /** A cookie in a request was hidden from the application. What: its name. Label: the reason. */
    COOKIE_HIDDEN(Promise.COOKIES),
    /** A request had several cookies of one allowed name. What: the name. Label: {@code kept} or {@code refused}. */
    COOKIE_DUPLICATE(Promise.COOKIES),
    /** A cookie that is not allowed was deleted in the browser. What: its name. Label: {@code host} or {@code parents}. */
    COOKIE_EXPIRED(Promise.COOKIES),
    /** One cookie is used over plain HTTP and over HTTPS. What: its name. Label: {@code mixed}. */
    COOKIE_MIXED_USE(Promise.COOKIES),
    /** An element, or the part of a tag, that loads from an ad server was removed. What: the host. Label: its company. */
    AD_TAG_REMOVED(Promise.AD_SERVERS),
    /** An inline script that loads an ad server was removed. What: the host. Label: its company. */
    AD_SCRIPT_REMOVED(Promise.AD_SERVERS),
    /** An inline script too long to be inspected was removed, as the policy says. What: the element. Label: the reason. */
    LONG_SCRIPT_REMOVED(Promise.AD_SERVERS),
    /**
     * An element that is a place for ads, and in which nothing was left, was removed. What: the class or id, as {@code .name}
     * or {@code #name}. Label: the element.
     */
    EMPTY_CONTAINER_REMOVED(Promise.AD_SERVERS),
    /** A {@code Link} header field to an ad server was removed. What: the host. Label: its company. */
    AD_LINK_REMOVED(Promise.AD_SERVERS),
    /**
     * A page, or a part of it, could not be inspected and was passed as it was. What: the content type, or the element.
     * Label: the reason.
     */
    PAGE_NOT_INSPECTED(Promise.AD_SERVERS),
    /**
     * A filter list could not be read when the policy was compiled. What: its place. Label: what stands in for it, {@code
     * previous} for the lists as they were read before, or {@code built-in}.
     */
    AD_LIST_UNREADABLE(Promise.AD_SERVERS),
    /**
     * A browser says that a page would have loaded, or run, what a {@code Content-Security-Policy} does not permit. What:
     * origin and path, ids folded, or a word such as {@code inline}. Label: the directive. Whoever can reach the site can
     * say so: it is a hint, and no proof.
     */
    REPORTED_BY_BROWSER(Promise.AD_SERVERS),
    /** A plain request was redirected to HTTPS. What: the path pattern. Label: {@code redirect}. */
    PLAIN_REQUEST_REDIRECTED(Promise.SENSITIVE_FORMS),
    /** A body came over plain HTTP and was refused: it had already been exposed. What: the pattern. Label: the method. */
    EXPOSURE(Promise.SENSITIVE_FORMS),
    /**
     * A form would have sent its data over plain HTTP. What: the action's host. Label: {@code form}, or {@code foreign}
     * where the host is not the site's own and the form was left as it was.
     */
    FORM_UPGRADED(Promise.SENSITIVE_FORMS),
    /** A secure page would have loaded something over plain HTTP. What: the host. Label: the element. */
    SUBRESOURCE_UPGRADED(Promise.SENSITIVE_FORMS),
    /** A form looks sensitive, but its page is not listed, or was sent plain. What: password or card. Label: which. */
    SENSITIVE_FORM_UNLISTED(Promise.SENSITIVE_FORMS),
    /**
     * A request for personal data did not come from a registered partner with a purpose of its own. What: the path pattern.
     * Label: {@code no-partner}, {@code no-purpose} or {@code purpose-not-allowed}.
     */
    DISCLOSURE_REFUSED(Promise.DISCLOSURES),
    /** The application asked whether it may contact a person, and it may not. What: channel/purpose. Label: the rule or none. */
    CONTACT_REFUSED(Promise.CONTACT);

    private final Promise promise;

    Kind(Promise promise) {
        this.promise = promise;
    }

    /** Returns the promise that would have been broken. */
    public Promise promise() {
        return promise;
    }

    /** Returns whether breaches of this kind are prevented in a mode; some can only be seen, whatever the mode. */
    public boolean isPrevented(Mode mode) {
        return mode == Mode.ENFORCE
                && switch (this) {
                    case PAGE_NOT_INSPECTED,
                            AD_LIST_UNREADABLE,
                            COOKIE_MIXED_USE,
                            SENSITIVE_FORM_UNLISTED,
                            REPORTED_BY_BROWSER -> false;
                    default -> true;
                };
    }

    /** Returns whether breaches of this kind and label are prevented in a mode; some labels tell what is left as it was. */
    public boolean isPrevented(Mode mode, String label) {
        return isPrevented(mode)
                && switch (this) {
                    case COOKIE_DUPLICATE -> !label.equals("kept");
                    case FORM_UPGRADED -> !label.equals("foreign");
                    default -> true;
                };
    }

    /** Returns the kind's name in metrics and reports: lower case, with hyphens. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
