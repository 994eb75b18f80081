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
     * Returns whether whoever is signed in has a role that the policy names for operators; by the container's word unless
     * the application has its own. Asked for a few pages only.
     */
    default boolean isInRole(HttpServletRequest request, String role) {
        return request.isUserInRole(role);
    }
}
