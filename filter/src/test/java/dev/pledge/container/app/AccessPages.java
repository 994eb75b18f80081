package dev.pledge.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Pages that are counted or not. Some wait, when their answer is whole, until the test lets them return. */
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class AccessPages extends Pages {
    private static final String PAGE = Html.clean(100);
    private static final byte[] BYTES = PAGE.getBytes(StandardCharsets.UTF_8);

    @Override
    public void init() {
        page("plain", html(PAGE));
        page("dirty", html(Html.dirty(100)));
        page("cookie", (request, response) -> {
            response.addHeader("Set-Cookie", "_ga=1");
            response.addHeader("Set-Cookie", "cart=kettle");
            html(PAGE).answer(request, response);
        });
        page("length", (request, response) -> {
            declare(response, "text/html;charset=UTF-8");
            response.getOutputStream().write(BYTES);
            response.getOutputStream().flush();
            hold(request);
        });
        page("length-in-two", (request, response) -> {
            declare(response, "text/html;charset=UTF-8");
            response.getOutputStream().write(BYTES, 0, 10);
            response.getOutputStream().flush();
            response.getOutputStream().write(BYTES, 10, BYTES.length - 10);
            response.getOutputStream().flush();
            hold(request);
        });
        page("length-written", (request, response) -> {
            declare(response, "text/html;charset=UTF-8");
            response.getWriter().write(PAGE);
            response.getWriter().flush();
            hold(request);
        });
        page("xhtml-length", (request, response) -> {
            declare(response, "application/xhtml+xml;charset=UTF-8");
            response.getWriter().write(PAGE);
            response.getWriter().flush();
            hold(request);
        });
        page("closed", (request, response) -> close(request, response, "text/html;charset=UTF-8"));
        page("xhtml-closed", (request, response) -> close(request, response, "application/xhtml+xml;charset=UTF-8"));
        page("stream-closed", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(BYTES);
            response.getOutputStream().close();
            hold(request);
        });
        page("not-modified", (request, response) -> {
            response.setStatus(304);
            response.flushBuffer();
            hold(request);
        });
        page("empty", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(0);
            response.flushBuffer();
            hold(request);
        });
        page("elsewhere", (request, response) -> elsewhere(request));
        page("json", (request, response) -> {
            response.setContentType("application/json");
            response.getWriter().write("{}");
        });
        page("redirect", (request, response) -> response.sendRedirect("plain"));
        page("error", (request, response) -> response.sendError(410));
        page("session", (request, response) -> {
            request.getSession();
            html(PAGE).answer(request, response);
        });
        page("log-out", (request, response) -> {
            HttpSession session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            html(PAGE).answer(request, response);
        });
    }

    private static void declare(HttpServletResponse response, String type) {
        response.setContentType(type);
        response.setContentLength(BYTES.length);
    }

    private static void close(HttpServletRequest request, HttpServletResponse response, String type)
            throws IOException {
        response.setContentType(type);
        PrintWriter writer = response.getWriter();
        writer.write(PAGE);
        writer.close();
        hold(request);
    }

    private static void hold(HttpServletRequest request) {
        Signals.of(request.getServletContext()).await("return");
    }

    /** The exchange is completed by another thread before the container's has left the application. */
    private static void elsewhere(HttpServletRequest request) {
        Signals signals = Signals.of(request.getServletContext());
        AsyncContext context = request.startAsync();
        new Thread(() -> {
                    try {
                        context.getResponse().setContentType("text/html;charset=UTF-8");
                        context.getResponse().getWriter().write(PAGE);
                        context.complete();
                        signals.send("completed", "");
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .start();
        signals.await("completed");
    }
}
