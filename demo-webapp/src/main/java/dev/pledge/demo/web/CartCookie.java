package dev.pledge.demo.web;

import dev.pledge.demo.shop.Cart;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The cart in the visitor's browser. The shop lets it live for a month, which is longer than its policy says. */
final class CartCookie {
    private static final String NAME = "cart";
    private static final int MONTH_SECONDS = 30 * 24 * 60 * 60;

    private CartCookie() {}

    static Cart read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return Cart.parse(cookie.getValue());
                }
            }
        }
        return Cart.EMPTY;
    }

    static void write(Cart cart, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = new Cookie(NAME, cart.text());
        cookie.setPath(request.getContextPath() + "/");
        cookie.setMaxAge(cart.isEmpty() ? 0 : MONTH_SECONDS);
        response.addCookie(cookie);
    }
}
