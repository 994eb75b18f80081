package dev.pledge.operations;

import dev.pledge.policy.Cidr;
import dev.pledge.policy.Mode;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.servlet.Arrival;
import dev.pledge.servlet.ClientAddress;
import dev.pledge.transport.Decision;
import dev.pledge.transport.Transport;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;

/** Who may come in: whoever fulfils all that the policy asks for. */
record Gate(OperationsPolicy policy) {
    boolean admits(Arrival arrival, HttpServletRequest request) {
        Integer port = policy.port();
        String role = policy.role();
        return (port == null || port == request.getLocalPort())
                && (policy.addresses().isEmpty() || isListed(arrival.snapshot().transport(), request))
                && (port != null || isToBeAnswered(arrival, request))
                && (role == null || request.isUserInRole(role));
    }

    private boolean isListed(Transport transport, HttpServletRequest request) {
        InetAddress client = ClientAddress.of(transport, request);
        return client != null && policy.addresses().stream().anyMatch(block -> holds(block, client));
    }

    private static boolean holds(Cidr block, InetAddress client) {
        return block.contains(client);
    }

    /** What the site sends to HTTPS it sends there for operations too; but a port of its own is what operations chose. */
    private static boolean isToBeAnswered(Arrival arrival, HttpServletRequest request) {
        return arrival.secure()
                || arrival.modes().sensitiveForms() != Mode.ENFORCE
                || arrival.snapshot()
                                .transport()
                                .decide(request.getMethod(), false, arrival.path(), request.getRequestURI())
                        instanceof Decision.Proceed;
    }
}
