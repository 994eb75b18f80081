package dev.pledge.transport;

import org.jspecify.annotations.Nullable;

/** What becomes of a request. */
public sealed interface Decision {
    /** It goes on to the application. */
    record Proceed() implements Decision {
        static final Proceed INSTANCE = new Proceed();
    }

    /**
     * It came over plain HTTP and is sent to HTTPS, with method and target kept.
     *
     * @param location an absolute URL on the site's HTTPS authority; null if the policy names none, which it need not
     *     where nothing is enforced
     * @param pattern the sensitive paths that it is among, as the policy writes them; {@code /*} if every path is
     */
    record Redirect(@Nullable String location, String pattern) implements Decision {
        /** 308, Permanent Redirect (RFC 9110, section 15.4.9). */
        public static final int STATUS = 308;
    }

    /**
     * It came over plain HTTP with a method that can carry data: what it carried has been exposed, and a redirect would
     * only have it sent again.
     *
     * @param pattern the sensitive paths that it is among, as the policy writes them; {@code /*} if every path is
     */
    record Refuse(String pattern) implements Decision {
        /** 403, Forbidden (RFC 9110, section 15.5.4). */
        public static final int STATUS = 403;
    }
}
