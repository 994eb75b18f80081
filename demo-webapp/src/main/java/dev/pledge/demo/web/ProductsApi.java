package dev.pledge.demo.web;

import dev.pledge.demo.shop.Product;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** The catalogue as JSON: {@code /api/products}, {@code /api/products/3}. */
public final class ProductsApi extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public ProductsApi() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        String path = request.getPathInfo();
        if (path == null || path.equals("/")) {
            response.getWriter().write(JsonText.of(shop().catalogue().all()));
            return;
        }
        Product product = shop().catalogue().find(number(path));
        if (product == null) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.getWriter().write(JsonText.error("there is no such product"));
            return;
        }
        response.getWriter().write(JsonText.of(product));
    }
}
