package dev.pledge.servlet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers those who run the site, before anything else is done: nothing of such a request is judged, counted or recorded, so
 * that whoever watches changes nothing of what there is to be seen.
 */
@FunctionalInterface
public interface StaffEntrance {
    /** Lets nobody in. */
    StaffEntrance CLOSED = (arrival, request, response) -> false;

    /**
     * Answers a request, or leaves it to everybody else.
     *
     * @param request the container's request
     * @param response the container's response, nothing of it written yet
     * @return whether the request has been answered
     * @throws IOException if the client is gone
     */
    boolean answers(Arrival arrival, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
