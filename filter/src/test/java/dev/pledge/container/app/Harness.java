package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/** What tests ask the application about itself, and tell it. */
@WebServlet(urlPatterns = "/harness/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class Harness extends Pages {
    @Override
    public void init() {
        page("version", (request, response) -> {
            long redirects = Arrays.stream(HttpServletResponse.class.getMethods())
                    .filter(m -> m.getName().equals("sendRedirect"))
                    .count();
            response.setContentType("text/plain");
            response.getWriter().print(redirects == 4 ? "6.1" : "6.0");
        });
        page("signal", (request, response) -> {
            Signals.of(request.getServletContext()).send(request.getParameter("name"), "go");
            response.setStatus(204);
        });
        page("await", (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print(Signals.of(request.getServletContext()).await(request.getParameter("name")));
        });
    }
}
