package dev.pledge.demo.web;

import dev.pledge.demo.shop.Basket;
import dev.pledge.demo.shop.Card;
import dev.pledge.demo.shop.Cart;
import dev.pledge.demo.shop.Order;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Pays for the cart with a card. */
public final class CheckoutServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public CheckoutServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        checkout(new Form(request), request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Form form = new Form(request);
        Order.Buyer buyer =
                new Order.Buyer(form.required("name", 80), form.email("email"), form.required("address", 300));
        Card card = card(form);
        Basket basket = Basket.of(CartCookie.read(request), shop().catalogue());
        if (card == null || !form.isGood() || basket.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            checkout(form, request, response);
            return;
        }
        String reference = shop().orders().place(buyer, card, basket);
        Order order = shop().orders().find(reference);
        if (order != null) {
            correspondence().confirm(order, owner(request) != null);
        }
        request.getSession().setAttribute(ThanksServlet.REFERENCE, reference);
        CartCookie.write(Cart.EMPTY, request, response);
        seeOther("/checkout/thanks", request, response);
    }

    private void checkout(Form form, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Cart cart = CartCookie.read(request);
        request.setAttribute("form", form);
        request.setAttribute("basket", Basket.of(cart, shop().catalogue()));
        response.setHeader("Cache-Control", "no-store");
        show("checkout", cart, request, response);
    }

    private static @Nullable Card card(Form form) {
        String number = Card.readNumber(form.required("card-number", 30));
        if (number == null) {
            form.reject("card-number", "This is no card number; a digit may be wrong.");
        }
        YearMonth expiry = Card.readExpiry(form.required("card-expiry", 10));
        if (expiry == null) {
            form.reject("card-expiry", "Month and year, please, as in 09/28.");
        } else if (expiry.isBefore(YearMonth.now(ZoneOffset.UTC))) {
            form.reject("card-expiry", "This card has expired.");
        }
        if (!form.required("card-code", 4).matches("[0-9]{3,4}")) {
            form.reject("card-code", "Three or four digits.");
        }
        return number == null || expiry == null ? null : new Card(number, expiry);
    }
}
