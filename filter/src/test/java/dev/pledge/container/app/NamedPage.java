package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page that is reached by its servlet's name. */
@WebServlet(urlPatterns = "/named", name = "named", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class NamedPage extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(Html.dirty(200));
    }
}
