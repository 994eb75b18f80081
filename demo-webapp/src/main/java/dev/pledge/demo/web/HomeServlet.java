package dev.pledge.demo.web;

import dev.pledge.demo.marketing.Campaign;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The home page. */
public final class HomeServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public HomeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute("products", shop().catalogue().featured());
        Campaign.preloadForHome(response);
        show("home", request, response);
    }
}
