package dev.pledge.servlet;

import dev.pledge.page.PageHeader;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The one way through: a request comes in, its transport is judged, then the application is called with what it may
 * see, and what it wrote is ended. Other dispatches of the same request find its exchange again. Safe for use by all
 * threads.
 */
public final class Governance {
    private final Services services;
    private final StaffEntrance staff;
    private final Reception reception;

    /**
     * Makes the way through.
     *
     * @param services what is shared by all exchanges
     * @param staff answers those who run the site
     * @param reception answers what never reaches the application
     */
    public Governance(Services services, StaffEntrance staff, Reception reception) {
        this.services = services;
        this.staff = staff;
        this.reception = reception;
    }

    /** Takes one dispatch of a request through the application. */
    public void govern(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Object known = request.getAttribute(Exchange.ATTRIBUTE);
        DispatcherType type = request.getDispatcherType();
        if (known == null && (type == DispatcherType.REQUEST || type == DispatcherType.ERROR)) {
            open(request, response, chain);
        } else if (known instanceof Exchange exchange) {
            again(exchange, request, response, chain);
        } else {
            // A request that the filter was not mapped to, or one that another application's filter governs.
            chain.doFilter(request, response);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Snapshot snapshot = services.snapshots().current();
        String path = RequestedPath.of(request, snapshot.transport());
        Modes modes = Modes.at(path, snapshot.policy(), services.switches());
        long start = System.nanoTime();
        boolean secure = isSecure(request, snapshot);
        request.setAttribute(Exchange.SECURE_ATTRIBUTE, secure);
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && staff.answers(new Arrival(snapshot, modes, path, secure), request, response)) {
            return;
        }
        if (modes.allOff() && !reception.isAt(snapshot, path)) {
            // Its error page, at another path, is not governed either.
            request.setAttribute(Exchange.ATTRIBUTE, "excluded");
            chain.doFilter(request, response);
            return;
        }
        Exchange exchange = new Exchange(services, snapshot, modes, path, secure, request, response);
        request.setAttribute(Exchange.ATTRIBUTE, exchange);
        PageHeader digest = exchange.digest();
        if (digest != null) {
            // Here already, for what is answered without the application.
            response.setHeader(digest.name(), digest.value());
        }
        // An error page answers a request that was asked at another path.
        boolean answered =
                request.getDispatcherType() == DispatcherType.REQUEST && reception.answers(exchange, request, response);
        exchange.ledger().spent(System.nanoTime() - start);
        if (answered) {
            exchange.ledger().close();
        } else {
            through(exchange, exchange.request(), exchange.response(), chain);
        }
    }

    private static boolean isSecure(HttpServletRequest request, Snapshot snapshot) {
        return snapshot.transport()
                .secure(
                        request.isSecure(),
                        request.getRemoteAddr(),
                        IncomingFields.values(request, "Forwarded"),
                        IncomingFields.values(request, "X-Forwarded-Proto"));
    }

    private void again(Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        DispatcherType type = request.getDispatcherType();
        boolean wrapped = exchange.isWrapped(request);
        if (wrapped && (type == DispatcherType.REQUEST || type == DispatcherType.INCLUDE)) {
            // The filter is there twice, or was mapped to includes: what is written passes the outer one anyway.
            chain.doFilter(request, response);
        } else if (wrapped && type == DispatcherType.FORWARD) {
            forward(exchange, request, response, chain);
        } else if (wrapped) {
            through(exchange, request, response, chain);
        } else {
            // Error pages, and some asynchronous dispatches, are handed the container's own objects.
            exchange.wrap(request, response);
            through(exchange, exchange.request(), exchange.response(), chain);
        }
    }

    private static void through(
            Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean returned = false;
        int started = exchange.timesStarted();
        exchange.access().enter();
        try {
            chain.doFilter(request, response);
            returned = true;
        } finally {
            if (!returned) {
                // The container answers with its error page, if nothing has been sent yet.
                exchange.governedResponse().abandon();
            } else if (!request.isAsyncStarted() || exchange.timesStarted() == started) {
                // An error page is part of an asynchronous exchange that an earlier dispatch began.
                exchange.end();
            }
            exchange.access().leave();
        }
    }

    /** Some containers cut off after a forward what a wrapper still holds, so it is released inside the forward. */
    private static void forward(
            Exchange exchange, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        exchange.governedResponse().forwardBegins();
        chain.doFilter(request, response);
        if (!request.isAsyncStarted() && exchange.governedResponse().forwardEnds()) {
            exchange.bodyEnds();
        }
    }
}
