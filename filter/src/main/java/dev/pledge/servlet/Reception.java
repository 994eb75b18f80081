package dev.pledge.servlet;

import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers requests that never reach the application: documents of Pledge's own, redirects to HTTPS, refusals. */
public interface Reception {
    /**
     * Answers a request, or leaves it to the application.
     *
     * @param exchange the request's exchange
     * @param request the container's request
     * @param response the container's response, nothing of it written yet
     * @return whether the request has been answered
     * @throws IOException if the client is gone
     */
    boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response) throws IOException;

    /**
     * Returns whether there is a document of Pledge's own at a path within the context, which is there whatever the modes
     * of that path are.
     *
     * @param snapshot the policy that holds
     */
    default boolean isAt(Snapshot snapshot, String path) {
        return false;
    }
}
