package dev.pledge.container.app;

import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Pages that show what reached them. */
@WebServlet(
        urlPatterns = {"/request/*", "/checkout/*"},
        asyncSupported = true)
@MultipartConfig
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class RequestPages extends Pages {
    @Override
    public void init() {
        page("form", (request, response) -> {
            request.setCharacterEncoding("UTF-8");
            show(response, request.getParameter("name") + " " + request.getParameter("page"));
        });
        page("form-by-default", (request, response) -> show(response, request.getParameter("name")));
        page("reader", (request, response) -> {
            request.setCharacterEncoding("windows-1251");
            show(response, request.getReader().readLine());
        });
        page(
                "stream",
                (request, response) ->
                        show(response, new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8)));
        page("upload", (request, response) -> {
            StringBuilder text = new StringBuilder();
            for (Part part : request.getParts()) {
                text.append(part.getName()).append('=').append(part.getSize()).append(' ');
            }
            show(response, text.toString());
        });
        page(
                "chunked",
                (request, response) ->
                        show(response, "" + request.getInputStream().readAllBytes().length));
        page("page", (request, response) -> show(response, path(request)));
        page("off", (request, response) -> show(response, path(request)));
        page("pay", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter()
                    .write("<!DOCTYPE html><title>Pay</title><form method=post><input name=card></form>" + Html.SCRIPT
                            + "<p>secure " + request.isSecure() + " " + request.getScheme() + "</p>");
        });
        page("seen", (request, response) -> {
            response.setContentType("text/plain");
            Function<String, String> header = name -> name + "=" + request.getHeader(name) + "\n";
            response.getWriter()
                    .write(header.apply("Accept-Encoding")
                            + header.apply("Range")
                            + header.apply("If-Range")
                            + header.apply("If-None-Match")
                            + header.apply("If-Modified-Since"));
        });
    }

    private static String path(HttpServletRequest request) {
        return request.getRequestURI() + " " + request.getServletPath() + " " + request.getPathInfo();
    }

    private static void show(HttpServletResponse response, String text) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<!DOCTYPE html>" + Html.SCRIPT + "<p>" + text + "</p>");
    }
}
