package dev.pledge.demo.web;

import dev.pledge.demo.shop.Licences;
import dev.pledge.site.DisclosureGate;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Serial;
import java.util.List;
import java.util.Locale;

/**
 * Tells whether a licence key is good, and whose it is: {@code /license/check?key=}. Itself it tells anybody who asks; that
 * only partners may ask is the policy's affair, and whose data they got it says to Pledge.
 */
public final class LicenceServlet extends ShopServlet {
    @Serial
    private static final long serialVersionUID = 1L;

    /** For the container. */
    public LicenceServlet() {}

    private static final int LONGEST_KEY = 40;
    private static final List<String> DISCLOSED = List.of("key", "product", "serial", "holder", "email", "issued");

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
        if (licence != null) {
            request.setAttribute(DisclosureGate.SUBJECT, licence.email().toLowerCase(Locale.ROOT));
            request.setAttribute(DisclosureGate.FIELDS, DISCLOSED);
        }
        response.getWriter().write(licence == null ? "{\"valid\": false}\n" : JsonText.of(licence));
    }
}
