package dev.pledge.demo.web;

import dev.pledge.demo.shop.Basket;
import dev.pledge.demo.shop.Cart;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The cart: shows it, and takes {@code product}, {@code quantity} and {@code do=add|set|remove}. */
public final class CartServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public CartServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Cart cart = CartCookie.read(request);
        request.setAttribute("basket", Basket.of(cart, shop().catalogue()));
        show("cart", cart, request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        int id = form.number("product", 0, Integer.MAX_VALUE);
        String what = form.value("do");
        int quantity = what.equals("remove") ? 0 : form.number("quantity", 0, Cart.MOST_OF_ONE);
        if (!form.isGood() || shop().catalogue().find(id) == null) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "There is no such product or quantity.");
            return;
        }
        Cart before = CartCookie.read(request);
        Cart after = what.equals("add") ? before.plus(id, quantity) : before.with(id, quantity);
        CartCookie.write(after, request, response);
        seeOther("/cart", request, response);
    }
}
