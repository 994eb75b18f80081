package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.util.NoSuchElementException;

/** Pages that commit in every way, or fail before or after. */
@WebServlet(urlPatterns = "/commit/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class CommitPages extends Pages {
    private static final String TARGET = "/static/clean.html?a=1&b=2";

    @Override
    public void init() {
        redirects();
        flushes();
        failures();
    }

    private void redirects() {
        page("redirect", (request, response) -> {
            begin(response);
            response.sendRedirect(TARGET);
        });
        page("redirect-then-write", (request, response) -> {
            begin(response);
            response.sendRedirect(TARGET);
            response.getWriter().write(Html.dirty(20_000));
        });
        page("redirect-status", (request, response) -> {
            begin(response);
            redirect(response, new Class<?>[] {String.class, int.class}, TARGET, 303);
        });
        page("redirect-clear", (request, response) -> {
            begin(response);
            redirect(response, new Class<?>[] {String.class, boolean.class}, TARGET, true);
        });
        page("redirect-keep", (request, response) -> {
            begin(response);
            redirect(response, new Class<?>[] {String.class, int.class, boolean.class}, TARGET, 301, false);
        });
        page("redirect-keep-shifted", (request, response) -> {
            response.setContentType("text/html;charset=ISO-2022-JP");
            response.getWriter().write("<p>" + Html.SHIFTED);
            redirect(response, new Class<?>[] {String.class, int.class, boolean.class}, TARGET, 301, false);
        });
        page("redirect-committed", (request, response) -> {
            begin(response);
            response.sendRedirect(TARGET);
            Signals.of(request.getServletContext()).send("redirect-committed", "" + response.isCommitted());
        });
        page("error-then-write", (request, response) -> {
            begin(response);
            response.sendError(409, "no");
            response.getWriter().write(Html.dirty(20_000));
        });
    }

    private void flushes() {
        page("flush", (request, response) -> {
            begin(response);
            response.flushBuffer();
            Signals.of(request.getServletContext()).await("flush");
            response.getWriter().print("<p>committed " + response.isCommitted() + "</p>" + Html.END);
        });
        page("flush-empty", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.flushBuffer();
            Signals.of(request.getServletContext()).await("flush-empty");
            response.getWriter().print(Html.dirty(10));
        });
        page("flush-writer", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter writer = response.getWriter();
            for (String part : new String[] {"<p>one</p>", Html.FRAME + "<p>two</p>", "<p>three</p><scr"}) {
                writer.print(part);
                writer.flush();
                Signals.of(request.getServletContext()).await("flush-writer");
            }
            writer.print("ipt>var a = 1</script><p>four</p>");
        });
        page("events", (request, response) -> {
            response.setContentType("text/event-stream");
            for (int i = 0; i < 4; i++) {
                response.getWriter().print("data: " + i + "\n\n");
                response.flushBuffer();
                Signals.of(request.getServletContext()).await("events");
            }
        });
        page("buffer-size", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter writer = response.getWriter();
            StringBuilder committedAt = new StringBuilder();
            for (int i = 0; i < 1000 && committedAt.isEmpty(); i++) {
                writer.print("<p>" + "x".repeat(93) + "</p>");
                if (response.isCommitted()) {
                    committedAt.append(i);
                }
            }
            writer.print("<i>" + (committedAt.isEmpty() ? "never" : "in time") + "</i>");
        });
        page("reset-when-committed", (request, response) -> {
            begin(response);
            response.flushBuffer();
            try {
                response.reset();
                response.getWriter().print("<p>reset</p>");
            } catch (IllegalStateException e) {
                response.getWriter().print("<p>refused</p>");
            }
        });
    }

    private void failures() {
        page("exception", (request, response) -> {
            begin(response);
            throw new IllegalStateException("in the middle");
        });
        page("mapped-exception", (request, response) -> {
            begin(response);
            throw new NoSuchElementException("in the middle");
        });
        page("mapped-exception-held", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().print("<title>held</title><script>var held = 1;");
            throw new NoSuchElementException("in the middle");
        });
        page("exception-when-committed", (request, response) -> {
            begin(response);
            response.flushBuffer();
            throw new IllegalStateException("in the middle");
        });
        page("io-exception", (request, response) -> {
            begin(response);
            throw new IOException("in the middle");
        });
        page("gone", CommitPages::gone);
    }

    private static void gone(HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(response);
        response.sendError(HttpServletResponse.SC_GONE);
    }

    private static void begin(HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(Html.HEAD + Html.SCRIPT + "<p>begun</p>");
    }

    private static void redirect(HttpServletResponse response, Class<?>[] types, Object... arguments)
            throws IOException {
        try {
            HttpServletResponse.class.getMethod("sendRedirect", types).invoke(response, arguments);
        } catch (NoSuchMethodException e) {
            response.sendError(501);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        }
    }
}
