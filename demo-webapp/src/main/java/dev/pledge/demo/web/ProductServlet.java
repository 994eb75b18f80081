package dev.pledge.demo.web;

import dev.pledge.demo.shop.Product;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** One product: {@code /product/3}. */
public final class ProductServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ProductServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Product product = shop().catalogue().find(number(request.getPathInfo()));
        if (product == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no such product.");
            return;
        }
        request.setAttribute("product", product);
        show("product", request, response);
    }
}
