package dev.pledge.demo.web;

import dev.pledge.demo.shop.Customer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The orders of a customer who has logged in. */
public final class AccountServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public AccountServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Customer signedIn = customer(request);
        Customer customer = signedIn == null ? null : shop().customers().find(signedIn.email());
        if (customer == null) {
            if (signedIn != null) {
                // The account has been erased since.
                logOut(request);
            }
            seeOther("/login", request, response);
            return;
        }
        request.setAttribute("customer", customer);
        request.setAttribute("orders", shop().orders().of(customer.email()));
        response.setHeader("Cache-Control", "no-store");
        show("account", request, response);
    }
}
