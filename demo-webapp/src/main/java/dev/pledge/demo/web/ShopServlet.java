package dev.pledge.demo.web;

import dev.pledge.demo.mail.Correspondence;
import dev.pledge.demo.marketing.Campaign;
import dev.pledge.demo.shop.Cart;
import dev.pledge.demo.shop.Customer;
import dev.pledge.demo.shop.Shop;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of the shop: asks the shop, and forwards to a JSP. */
@SuppressWarnings("serial") // No container has stored a servlet for a long time.
abstract class ShopServlet extends HttpServlet {
    static final String SHOP = Shop.class.getName();
    private static final String CUSTOMER = "customer";

    final Shop shop() {
        return (Shop) Objects.requireNonNull(getServletContext().getAttribute(SHOP), "the shop is not open");
    }

    final Correspondence correspondence() {
        return (Correspondence) Objects.requireNonNull(
                getServletContext().getAttribute(Correspondence.ATTRIBUTE), "the shop is not open");
    }

    /** Returns the name that the visitor is signed in under, or null. */
    static @Nullable String owner(HttpServletRequest request) {
        Customer customer = customer(request);
        return customer == null ? null : customer.email();
    }

    /** Shows a page beneath {@code /WEB-INF/pages}. */
    final void show(String page, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        show(page, CartCookie.read(request), request, response);
    }

    /** Shows a page with a cart that this very request has changed. */
    final void show(String page, Cart cart, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Campaign.mark(request, response);
        request.setAttribute("cart", cart);
        request.getRequestDispatcher("/WEB-INF/pages/" + page + ".jsp").forward(request, response);
    }

    /** Sends the browser to another page of the shop after a form was taken, so that a reload does not send it again. */
    static void seeOther(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", request.getContextPath() + path);
    }

    static @Nullable Customer customer(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (Customer) session.getAttribute(CUSTOMER);
    }

    static void logIn(Customer customer, HttpServletRequest request) {
        request.getSession();
        // A session id from before the log-in may be known to somebody else.
        request.changeSessionId();
        request.getSession().setAttribute(CUSTOMER, customer);
    }

    static void logOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Returns the number at the end of a path such as {@code /product/3}, or -1. */
    static int number(@Nullable String pathInfo) {
        return pathInfo != null && pathInfo.matches("/[0-9]{1,9}") ? Integer.parseInt(pathInfo.substring(1)) : -1;
    }
}
