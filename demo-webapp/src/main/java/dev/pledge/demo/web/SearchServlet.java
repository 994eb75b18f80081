package dev.pledge.demo.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;

/** The products that a visitor looks for: {@code /search?q=words}. */
public final class SearchServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public SearchServlet() {}

    private static final int LONGEST_QUERY = 100;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String words = new Form(request).value("q");
        if (words.length() > LONGEST_QUERY) {
            words = words.substring(0, LONGEST_QUERY);
        }
        request.setAttribute("words", words);
        request.setAttribute(
                "products", words.isEmpty() ? List.of() : shop().catalogue().search(words));
        show("search", request, response);
    }
}
