package dev.pledge.container.app;

import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** Answers that say what reached the application. */
@WebServlet(urlPatterns = "/echo/*", asyncSupported = true)
@MultipartConfig
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class EchoPages extends Pages {
    @Override
    public void init() {
        page("request", EchoPages::request);
        page("form", (request, response) -> {
            request.setCharacterEncoding("UTF-8");
            response.setContentType("text/plain;charset=UTF-8");
            for (String name : Collections.list(request.getParameterNames()).stream()
                    .sorted()
                    .toList()) {
                response.getWriter().println(name + "=" + List.of(request.getParameterValues(name)));
            }
        });
        page("body", (request, response) -> {
            response.setContentType("application/octet-stream");
            request.getInputStream().transferTo(response.getOutputStream());
        });
        page("reader", (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            request.getReader().transferTo(response.getWriter());
        });
        page("upload", (request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            for (Part part : request.getParts()) {
                response.getWriter()
                        .println(part.getName() + " " + part.getSubmittedFileName() + " " + part.getSize() + " "
                                + new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        });
    }

    private static void request(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println(request.getMethod() + " " + request.getRequestURI() + " " + request.getRequestURL() + " "
                + request.getQueryString() + " " + request.getServletPath() + " " + request.getPathInfo() + " "
                + request.getProtocol() + " " + request.isSecure() + " " + request.getScheme() + " "
                + request.getCharacterEncoding() + " " + request.getContentType() + " " + request.getContentLength()
                + " " + request.getDispatcherType() + " " + request.isAsyncSupported() + " " + request.getLocale()
                + " " + request.getHttpServletMapping().getPattern());
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            out.println(name + ": " + Collections.list(request.getHeaders(name)) + " " + request.getHeader(name));
        }
        request.getParameterMap().forEach((name, values) -> out.println(name + " = " + List.of(values)));
        Collections.list(request.getAttributeNames()).stream()
                .filter(name -> !name.startsWith("dev.pledge."))
                .sorted()
                .forEach(out::println);
    }
}
