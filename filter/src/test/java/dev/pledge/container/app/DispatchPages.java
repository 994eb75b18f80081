package dev.pledge.container.app;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** Pages that forward and include. */
@WebServlet(urlPatterns = "/dispatch/*", asyncSupported = true, name = "dispatch")
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class DispatchPages extends Pages {
    @Override
    public void init() {
        page("small", html(Html.dirty(100)));
        page("large", html(Html.dirty(100_000)));
        page("unfinished", html(Html.dirty(100) + Html.SCRIPT + "<p>and a tag that never ends <b"));
        page("stream", (request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().print(Html.dirty(100));
        });
        page("closing", (request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().print(Html.dirty(100));
            response.getOutputStream().close();
            response.getOutputStream().close();
        });
        forwards();
        includes();
    }

    private void forwards() {
        for (String target : new String[] {"small", "large", "unfinished", "stream", "closing"}) {
            page("forward-" + target, forward("/dispatch/" + target));
        }
        page("forward-twice", forward("/dispatch/forward-large"));
        page("forward-static", forward("/static/ads.html"));
        page("forward-large-static", forward("/static/large-ads.html"));
        page("forward-jsp", forward("/jsp/page.jsp"));
        page("forward-large-jsp", forward("/jsp/large.jsp"));
        page("forward-after-text", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<p>dropped</p>" + Html.SCRIPT + "<b");
            request.getRequestDispatcher("/dispatch/small").forward(request, response);
        });
        page("forward-then-write", (request, response) -> {
            request.getRequestDispatcher("/dispatch/small").forward(request, response);
            response.getWriter().write("<p>too late</p>");
            response.getWriter().flush();
        });
        page(
                "forward-wrapped",
                (request, response) -> request.getRequestDispatcher("/dispatch/small")
                        .forward(request, new HttpServletResponseWrapper(response)));
        page(
                "forward-named",
                (request, response) ->
                        request.getServletContext().getNamedDispatcher("named").forward(request, response));
        page("forward-to-error", forward("/commit/gone"));
        page("forward-to-exception", forward("/commit/mapped-exception"));
        page("forward-to-including", forward("/dispatch/include"));
    }

    private void includes() {
        page("include", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.HEAD);
            include("/dispatch/fragment", request, response);
            include("/static/ads.html", request, response);
            response.getWriter().write(Html.END);
        });
        page("include-jsp", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.HEAD);
            include("/jsp/banner.jsp", request, response);
            response.getWriter().write(Html.END);
        });
        page("include-stream", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().print(Html.HEAD);
            include("/dispatch/stream", request, response);
            response.getOutputStream().print(Html.END);
        });
        page("include-split-tag", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.HEAD + Html.SCRIPT.substring(0, 20));
            include("/dispatch/tag-end", request, response);
            response.getWriter().write(Html.END);
        });
        page("include-flushing", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.HEAD);
            include("/dispatch/fragment-flushing", request, response);
            response.getWriter().write(Html.END);
        });
        page("include-headers", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            include("/dispatch/fragment-headers", request, response);
            response.getWriter().write(Html.END);
        });
        page("fragment", (request, response) -> response.getWriter().write(Html.FRAME + "<p>fragment</p>"));
        page("tag-end", (request, response) -> response.getWriter().write(Html.SCRIPT.substring(20)));
        page("fragment-flushing", (request, response) -> {
            response.getWriter().write(Html.FRAME + "<p>fragment</p>");
            response.flushBuffer();
        });
        page("fragment-headers", (request, response) -> {
            response.setContentType("text/plain");
            response.setStatus(202);
            response.getWriter().write(Html.FRAME + "<p>fragment</p>");
        });
    }

    private static Page forward(String path) {
        return (request, response) -> request.getRequestDispatcher(path).forward(request, response);
    }

    private static void include(String path, HttpServletRequest request, HttpServletResponse response)
            throws jakarta.servlet.ServletException, java.io.IOException {
        RequestDispatcher dispatcher = request.getRequestDispatcher(path);
        dispatcher.include(request, response);
    }
}
