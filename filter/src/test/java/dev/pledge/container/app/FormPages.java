package dev.pledge.container.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** A form that says whether it was asked for securely, and how often it was asked. */
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class FormPages extends HttpServlet {
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int call = calls.incrementAndGet();
        response.setContentType("text/html;charset=UTF-8");
        String query = request.getQueryString();
        if (query != null && query.contains("own-hsts")) {
            response.setHeader("Strict-Transport-Security", "max-age=1");
        }
        if (query != null && query.contains("error")) {
            response.sendError(404);
            return;
        }
        response.getWriter()
                .write("<!DOCTYPE html><title>t</title>secure=" + request.getAttribute("dev.pledge.secure") + " call="
                        + call + " <form action=\"/pay\"></form>");
    }
}
