package dev.pledge.container.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;

/** The application's own error pages. */
@WebServlet(urlPatterns = "/errors/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class Errors extends Pages {
    @Override
    public void init() {
        page("gone", (request, response) -> {
            response.addCookie(new Cookie("_ga_error", "1"));
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(100) + request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        });
        page("missing", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<title>missing</title>" + Html.FRAME + "<p>It is not here.</p>");
        });
    }
}
