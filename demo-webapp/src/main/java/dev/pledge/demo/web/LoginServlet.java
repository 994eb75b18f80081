package dev.pledge.demo.web;

import dev.pledge.demo.shop.Customer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The log-in form, on plain HTTP too, where no password belongs. */
public final class LoginServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LoginServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("form", new Form(request));
        show("login", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        Customer customer = shop().customers().logIn(form.value("email"), form.value("password"));
        if (customer == null) {
            form.reject("password", "This e-mail address and password do not go together.");
            request.setAttribute("form", form);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            // A 401 must name a scheme (RFC 9110, section 11.6.1); a form has no registered one.
            response.setHeader("WWW-Authenticate", "Form realm=\"shop\"");
            show("login", request, response);
            return;
        }
        logIn(customer, request);
        seeOther("/account", request, response);
    }
}
