package dev.pledge.demo.web;

import dev.pledge.demo.mail.Issue;
import dev.pledge.demo.shop.Customer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Sends the present issue of a newsletter to whoever asks. There is no list on which anybody would stand. */
public final class NewsletterServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public NewsletterServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        form(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        Customer customer = customer(request);
        Issue issue = Issue.of(form.value("issue"));
        if (issue == null) {
            form.reject("issue", "Please choose one.");
        }
        String email = customer == null ? form.email("email") : customer.email();
        if (issue == null || !form.isGood()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        } else if (correspondence().send(issue, email, customer != null)) {
            request.setAttribute("sentTo", email);
        } else {
            request.setAttribute("refused", true);
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        }
        form(form, request, response);
    }

    private void form(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("form", form);
        request.setAttribute("issues", Issue.values());
        request.setAttribute("signedIn", customer(request));
        response.setHeader("Cache-Control", "no-store");
        show("newsletter", request, response);
    }
}
