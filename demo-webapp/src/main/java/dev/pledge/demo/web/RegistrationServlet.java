package dev.pledge.demo.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Registers a product by its serial number, and gives a licence key for it. */
public final class RegistrationServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public RegistrationServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        form(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        int product = form.number("product", 1, Integer.MAX_VALUE);
        String serial = form.required("serial", 40);
        if (!serial.isEmpty() && !serial.matches("[A-Za-z]{2}-[0-9]{4,8}")) {
            form.reject("serial", "Two letters, a hyphen and digits, as in FR-00873.");
        }
        String name = form.required("name", 80);
        String email = form.email("email");
        if (!form.isGood() || shop().catalogue().find(product) == null) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            form(form, request, response);
            return;
        }
        request.setAttribute("key", shop().licences().register(product, serial, name, email));
        form(form, request, response);
    }

    private void form(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("form", form);
        request.setAttribute("products", shop().catalogue().all());
        response.setHeader("Cache-Control", "no-store");
        show("register", request, response);
    }
}
