package dev.pledge;

import dev.pledge.cookie.SessionCookieAttributes;
import dev.pledge.policy.Https;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.SessionCookieConfig;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The policy as it was when the application started, read once: by the initializer if the container calls it, else by
 * the filter.
 *
 * @param context the application
 * @param source where the policy came from, or null if it was built in Java
 * @param policy the policy
 * @param text the text that it was read from, or null if it was not
 */
record Deployment(
        ServletContext context,
        @Nullable PolicySource source,
        Policy policy,
        @Nullable String text) {
    private static final String ATTRIBUTE = Deployment.class.getName();
    private static final String SESSION_COOKIE_SET = ATTRIBUTE + ".sessionCookieSet";
    private static final Logger LOG = System.getLogger(Deployment.class.getName());

    /**
     * Finds the application's policy, or reads it.
     *
     * @throws ServletException with every mistake, if the policy cannot be read: the application must not start
     */
    static Deployment of(ServletContext context, Function<String, @Nullable String> filterParameter)
            throws ServletException {
        if (context.getAttribute(ATTRIBUTE) instanceof Deployment known) {
            return known;
        }
        try {
            PolicySource source = new PolicySource(Settings.of(filterParameter, context), new Resources(context));
            PolicySource.Reading reading = source.read();
            return keep(new Deployment(context, source, reading.policy(), reading.text()));
        } catch (PolicyException | IllegalArgumentException | IOException e) {
            throw refusal(e);
        }
    }

    /** A policy that was built in Java. */
    static Deployment of(ServletContext context, Policy policy) {
        return keep(new Deployment(context, null, policy, null));
    }

    private static Deployment keep(Deployment deployment) {
        deployment.context().setAttribute(ATTRIBUTE, deployment);
        return deployment;
    }

    static ServletException refusal(Exception cause) {
        LOG.log(Level.ERROR, "Pledge does not start, and neither does the application:\n{0}", cause.getMessage());
        return new ServletException("Pledge does not start: " + cause.getMessage(), cause);
    }

    /**
     * The policy holds from now on. Only now is it certain: the initializer also reads one for a filter that brings its
     * own, which it cannot tell from others.
     */
    void tell() {
        if (source != null && text == null) {
            source.tellOfBuiltIn();
        } else {
            Cautions.tell(policy);
        }
    }

    /** Returns the name of the policy for messages. */
    String name() {
        return source == null ? "the policy" : source.name();
    }

    /** Returns the name of the container's session cookie. */
    String sessionCookieName() {
        SessionCookieConfig config = context.getSessionCookieConfig();
        String name = config == null ? null : config.getName();
        return name == null ? "JSESSIONID" : name;
    }

    /**
     * Makes the container's own session cookie safe: it never passes a response wrapper. Does nothing the second time.
     */
    void setSessionCookie() {
        if (context.getAttribute(SESSION_COOKIE_SET) != null) {
            return;
        }
        SessionCookieConfig config = context.getSessionCookieConfig();
        // A context of Jetty's without a session handler has none.
        if (config == null || policy.cookies().scope().mode() != Mode.ENFORCE) {
            return;
        }
        SessionCookieAttributes attributes = SessionCookieAttributes.of(
                policy.cookies(), sessionCookieName(), policy.site().https() == Https.EVERYWHERE);
        try {
            config.setHttpOnly(attributes.httpOnly());
            config.setSecure(config.isSecure() || attributes.secure());
            config.setMaxAge(SessionCookieAttributes.MAX_AGE);
            if (!"Strict".equalsIgnoreCase(config.getAttribute("SameSite"))) {
                config.setAttribute("SameSite", attributes.sameSite());
            }
            if (config.getDomain() != null && !config.getDomain().equals(attributes.domain())) {
                config.setDomain(attributes.domain());
            }
            context.setAttribute(SESSION_COOKIE_SET, true);
        } catch (IllegalStateException tooLate) {
            LOG.log(
                    Level.WARNING,
                    "The session cookie {0} keeps the container''s attributes: this container lets only an initializer"
                            + " change them ({1}).",
                    sessionCookieName(),
                    tooLate.getMessage());
        }
    }
}
