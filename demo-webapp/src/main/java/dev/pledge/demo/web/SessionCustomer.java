package dev.pledge.demo.web;

import dev.pledge.demo.shop.Customer;
import dev.pledge.demo.shop.Customers;
import dev.pledge.servlet.SignedIn;
import dev.pledge.site.Reauthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells Pledge who is signed in, which the container does not know: the shop keeps its customer in the session. */
final class SessionCustomer implements SignedIn, Reauthentication {
    private final Customers customers;

    SessionCustomer(Customers customers) {
        this.customers = customers;
    }

    @Override
    public @Nullable String name(HttpServletRequest request) {
        Customer customer = ShopServlet.customer(request);
        return customer == null ? null : customer.email();
    }

    /** Addresses are kept in lower case, however somebody writes theirs. */
    @Override
    public String canonical(String entered) {
        return entered.toLowerCase(Locale.ROOT);
    }

    /** An office of the shop's is a role. */
    @Override
    public boolean isInRole(HttpServletRequest request, String role) {
        Customer customer = ShopServlet.customer(request);
        return customer != null && role.equals(customers.office(customer.email()));
    }

    @Override
    public boolean confirms(HttpServletRequest request, String secret) {
        Customer customer = ShopServlet.customer(request);
        return customer != null && customers.logIn(customer.email(), secret) != null;
    }
}
