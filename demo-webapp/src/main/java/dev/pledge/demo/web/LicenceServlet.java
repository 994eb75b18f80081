package dev.pledge.demo.web;

import dev.pledge.demo.shop.Licences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;

/** Tells partners whether a licence key is good, and, to anybody who asks, whose it is: {@code /license/check?key=}. */
public final class LicenceServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LicenceServlet() {}

    private static final int LONGEST_KEY = 40;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String key = new Form(request).value("key");
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (key.isEmpty() || key.length() > LONGEST_KEY) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.getWriter().write(JsonText.error("expected ?key= with a licence key"));
            return;
        }
        Licences.Licence licence = shop().licences().find(key);
        response.getWriter().write(licence == null ? "{\"valid\": false}\n" : JsonText.of(licence));
    }
}
