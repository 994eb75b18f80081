package dev.pledge.container.app;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

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
        page("request-nulls", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            outcomes.of("header", () -> request.getHeader(null));
            outcomes.of("headers", () -> list(request.getHeaders(null)));
            outcomes.of("date", () -> request.getDateHeader(null));
            outcomes.of("int", () -> request.getIntHeader(null));
            outcomes.of("parameter", () -> request.getParameter(null));
            outcomes.of("attribute", () -> request.getAttribute(null));
            outcomes.write(response);
        });
        page("response-nulls", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
            for (String name :
                    new String[] {null, "", "X-Own", "Set-Cookie", "Link", "ETag", "Content-Length", "Accept-Ranges"}) {
                outcomes.of("set " + name, () -> response.setHeader(name, null));
                outcomes.of("add " + name, () -> response.addHeader(name, null));
                outcomes.of("get " + name, () -> response.getHeader(name));
                outcomes.of("all " + name, () -> response.getHeaders(name).size());
                outcomes.of("contains " + name, () -> response.containsHeader(name));
            }
            outcomes.of("set", () -> response.setHeader(null, "1"));
            outcomes.of("add", () -> response.addHeader(null, "1"));
            outcomes.of("set int", () -> response.setIntHeader(null, 1));
            outcomes.of("add int", () -> response.addIntHeader(null, 1));
            outcomes.of("set date", () -> response.setDateHeader(null, 1));
            outcomes.of("add date", () -> response.addDateHeader(null, 1));
            outcomes.of("cookie", () -> response.addCookie(null));
            outcomes.of("locale", () -> response.setLocale(null));
            outcomes.of("url", () -> response.encodeURL(null));
            outcomes.write(response);
        });
        page("type-nulls", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            response.setContentType("text/plain;charset=UTF-8");
            outcomes.of("type", () -> response.setContentType(null));
            outcomes.of("typed", response::getContentType);
            outcomes.of("charset", () -> response.setCharacterEncoding((String) null));
            outcomes.of("encoded", response::getCharacterEncoding);
            outcomes.of("type field", () -> response.setHeader("Content-Type", null));
            outcomes.of("typed by field", response::getContentType);
            outcomes.write(response);
        });
        page("written-nulls", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            response.setContentType("text/html;charset=ISO-8859-1");
            PrintWriter writer = response.getWriter();
            outcomes.of("type field", () -> response.setHeader("Content-Type", null));
            outcomes.of("charset", () -> response.setCharacterEncoding((String) null));
            outcomes.of("encoded", response::getCharacterEncoding);
            outcomes.of("write", () -> writer.write((String) null));
            outcomes.of("print", () -> writer.print((String) null));
            outcomes.of("append", () -> writer.append(null) == writer);
            outcomes.of("chars", () -> writer.write((char[]) null));
            outcomes.write(response);
        });
        page("streamed-nulls", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            response.setContentType("text/html;charset=UTF-8");
            ServletOutputStream out = response.getOutputStream();
            outcomes.of("print", () -> out.print((String) null));
            outcomes.of("bytes", () -> out.write((byte[]) null));
            out.print(outcomes.toString());
        });
        page("redirect-to-null", (request, response) -> {
            Outcomes outcomes = new Outcomes();
            outcomes.of("redirect", () -> response.sendRedirect(null));
            if (!response.isCommitted()) {
                outcomes.write(response);
            }
        });
        page("probe", (request, response) -> {
            response.getOutputStream().write(new byte[0]);
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(Html.dirty(3).getBytes(StandardCharsets.UTF_8));
        });
    }

    private static @Nullable Object list(@Nullable Enumeration<String> values) {
        return values == null ? null : Collections.list(values);
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
