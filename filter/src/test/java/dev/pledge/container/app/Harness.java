package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;

/** Tells tests about the container that they run on. */
@WebServlet("/harness/*")
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class Harness extends Pages {
    @Override
    public void init() {
        page("version", (request, response) -> {
            boolean redirectForms = Arrays.stream(HttpServletResponse.class.getMethods())
                            .filter(m -> m.getName().equals("sendRedirect"))
                            .count()
                    == 4;
            response.setContentType("text/plain");
            response.getWriter()
                    .print(
                            redirectForms
                                    ? "6.1"
                                    : "6." + request.getServletContext().getMinorVersion());
        });
    }
}
