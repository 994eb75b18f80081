package dev.pledge.container.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A servlet of many small pages, each named by the path after the servlet's. */
@SuppressWarnings("serial") // no container of the tests stores servlets
abstract class Pages extends HttpServlet {
    /** What answers one path. */
    @FunctionalInterface
    interface Page {
        void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;
    }

    private final Map<String, Page> pages = new HashMap<>();

    /** Adds a page. */
    final void page(String name, Page page) {
        if (pages.put(name, page) != null) {
            throw new IllegalStateException("two pages are named " + name);
        }
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO);
        String path = included == null ? request.getPathInfo() : (String) included;
        Page page = path == null ? null : pages.get(path.substring(1));
        if (page == null) {
            response.setStatus(404);
            response.setContentType("text/plain");
            response.getWriter().print("no page " + path);
        } else {
            page.answer(request, response);
        }
    }

    static Page html(String text) {
        return (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(text);
        };
    }
}
