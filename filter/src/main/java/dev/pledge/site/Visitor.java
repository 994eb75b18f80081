package dev.pledge.site;

import dev.pledge.servlet.ClientAddress;
import dev.pledge.servlet.SignedIn;
import dev.pledge.subject.DataSubject;
import dev.pledge.transport.Transport;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for one of Pledge's pages.
 *
 * @param name the name that they are signed in under, or null
 * @param session the id of their session, or null
 * @param address where the request comes from; behind a proxy, what it says
 */
record Visitor(@Nullable String name, @Nullable String session, String address) {
    /** Never makes a session. */
    static Visitor of(HttpServletRequest request, SignedIn signedIn, Transport transport) {
        HttpSession session = request.getSession(false);
        return new Visitor(
                signedIn.name(request),
                session == null ? null : session.getId(),
                ClientAddress.countedAs(transport, request));
    }

    /** Returns the person about whom something may be held, or null if they cannot be recognised. */
    @Nullable
    DataSubject person() {
        return name == null && session == null ? null : new DataSubject(name, session);
    }

    /** Returns what a form is tied to: another visitor's, or one from before they signed in, is not theirs. */
    String formsOf() {
        return (name == null ? "-" : "n" + name) + "\n" + (session == null ? "-" : "s" + session);
    }

    /** Returns what the requests of somebody who can be recognised are counted under. */
    String countedAs() {
        return name == null ? "s" + session : "n" + name;
    }

    /** Returns a text that does not tell who it is. */
    @Override
    public String toString() {
        return "Visitor[hidden]";
    }
}
