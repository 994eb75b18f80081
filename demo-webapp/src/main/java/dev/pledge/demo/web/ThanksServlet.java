package dev.pledge.demo.web;

import dev.pledge.demo.shop.Order;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.Serial;

/** Thanks for an order, to the one who has just placed it. */
public final class ThanksServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ThanksServlet() {}

    static final String REFERENCE = "order-reference";

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Object reference = session == null ? null : session.getAttribute(REFERENCE);
        Order order = reference instanceof String text ? shop().orders().find(text) : null;
        if (order == null) {
            seeOther("/cart", request, response);
            return;
        }
        request.setAttribute("order", order);
        response.setHeader("Cache-Control", "no-store");
        show("thanks", request, response);
    }
}
