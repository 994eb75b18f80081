package dev.pledge.servlet;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Who is signed in, by whoever knows it: the application's own {@link SignedIn}, else the container. */
public final class SignedInPerson implements SignedIn {
    private static final Logger LOG = System.getLogger(SignedInPerson.class.getName());
    private static final String ATTRIBUTE = SignedIn.class.getName();

    private final ServletContext context;
    private final @Nullable SignedIn service;
    private final AtomicBoolean failed = new AtomicBoolean();

    /** Looks for a service of the application's; its context attribute may come later. */
    public SignedInPerson(ServletContext context) {
        this.context = context;
        this.service = ServiceLoader.load(SignedIn.class, context.getClassLoader())
                .findFirst()
                .orElse(null);
    }

    /** Returns null as well if the application's own fails: a page is not to fail for that. */
    @Override
    public @Nullable String name(HttpServletRequest request) {
        SignedIn own = own();
        if (own == null) {
            Principal principal = request.getUserPrincipal();
            return principal == null ? null : principal.getName();
        }
        try {
            return own.name(request);
        } catch (RuntimeException e) {
            tell(e);
            return null;
        }
    }

    /** Returns what was entered as well if the application's own fails. */
    @Override
    public String canonical(String entered) {
        SignedIn own = own();
        try {
            return own == null ? entered : own.canonical(entered);
        } catch (RuntimeException e) {
            tell(e);
            return entered;
        }
    }

    /** Returns false as well if the application's own fails. */
    @Override
    public boolean isInRole(HttpServletRequest request, String role) {
        SignedIn own = own();
        try {
            return own == null ? request.isUserInRole(role) : own.isInRole(request, role);
        } catch (RuntimeException e) {
            tell(e);
            return false;
        }
    }

    private @Nullable SignedIn own() {
        return context.getAttribute(ATTRIBUTE) instanceof SignedIn known ? known : service;
    }

    private void tell(RuntimeException e) {
        if (failed.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, "The application could not say who is signed in; this is logged once", e);
        }
    }
}
