package dev.pledge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. Without one, it is the container's principal ({@link HttpServletRequest#getUserPrincipal}); an
 * application that signs its visitors in by itself, and keeps who they are in the session, has Pledge find its own: as the
 * servlet context's attribute {@code dev.pledge.servlet.SignedIn}, or through {@link java.util.ServiceLoader}.
 */
@FunctionalInterface
public interface SignedIn {
    /**
     * Returns the name that the request's visitor is signed in under, always the same for one person; null if they are not.
     * Called on a container's thread, for every page; it makes no session.
     */
    @Nullable
    String name(HttpServletRequest request);

    /**
     * Returns the name that a person signs in under, who has been named by somebody else: as {@link #name} has it, however
     * it was written. Without one that the application has it is what was written.
     */
    default String canonical(String entered) {
        return entered;
    }

    /**
     * Returns whether whoever is signed in has a role that the policy names for operators or for a partner; by the
     * container's word unless the application has its own. Asked for a few pages only.
     */
    default boolean isInRole(HttpServletRequest request, String role) {
        return request.isUserInRole(role);
    }
}
