package dev.pledge.container.app;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The application's default servlet: each page, {@code /new/NAME}, sets a cookie and loads from a host that are named as it. */
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class EverNewPages extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getServletPath().substring("/new/".length());
        response.setContentType("text/html;charset=UTF-8");
        response.addHeader("Set-Cookie", "set-" + name + "=1");
        response.getWriter()
                .write("<!DOCTYPE html><title>t</title><script src=\"https://" + name
                        + ".doubleclick.net/a.js\"></script><p>" + name);
    }
}
