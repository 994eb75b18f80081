package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Pages that call what a careful application would not, but may. */
@WebServlet(urlPatterns = "/legal/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class LegalCalls extends Pages {
    @Override
    public void init() {
        for (String call : new String[] {"error", "redirect", "reset"}) {
            page("including-" + call, (request, response) -> {
                response.setContentType("text/html;charset=UTF-8");
                PrintWriter writer = response.getWriter();
                writer.write(Html.dirty(10));
                request.getRequestDispatcher("/legal/" + call).include(request, response);
                writer.write("<p>after</p>");
            });
        }
        page("error", (request, response) -> response.sendError(404));
        page("redirect", (request, response) -> response.sendRedirect("/elsewhere"));
        page("reset", (request, response) -> response.reset());
        page("stream-print", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().print("<p>Gr\u00fc\u00dfe</p>");
            response.getOutputStream().println(Html.dirty(3));
        });
        page("charset-after-writer", (request, response) -> {
            response.setContentType("text/html;charset=ISO-8859-1");
            PrintWriter writer = response.getWriter();
            setCharacterEncoding(response, StandardCharsets.UTF_8);
            writer.write("<p>Gr\u00fc\u00dfe</p>" + Html.dirty(3));
        });
        page("digest-of-data", (request, response) -> {
            response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
            response.setContentType("application/json");
            response.getWriter().write("[" + "1,".repeat(40_000) + "1]");
        });
        page("probe", (request, response) -> {
            response.getOutputStream().write(new byte[0]);
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(Html.dirty(3).getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Calls the method of Servlet 6.1, or of 6.0 where that is all there is. */
    private static void setCharacterEncoding(HttpServletResponse response, Charset charset) throws IOException {
        try {
            HttpServletResponse.class
                    .getMethod("setCharacterEncoding", Charset.class)
                    .invoke(response, charset);
        } catch (NoSuchMethodException servlet60) {
            response.setCharacterEncoding(charset.name());
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IOException(e);
        }
    }
}
