package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;

/** Pages that set cookies and show which they see. */
@WebServlet(urlPatterns = "/cookies/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class CookiePages extends Pages {
    @Override
    public void init() {
        page("session", (request, response) -> {
            boolean isNew = request.getSession().isNew();
            say(response, "new=" + isNew + " valid=" + request.isRequestedSessionIdValid());
        });
        page("renew", (request, response) -> {
            request.getSession();
            request.changeSessionId();
            say(response, "renewed");
        });
        page("every-way", (request, response) -> {
            Cookie ga = new Cookie("_ga", "GA1.2");
            ga.setMaxAge(63_072_000);
            response.addCookie(ga);
            response.addHeader("Set-Cookie", "_fbp=fb.1; Path=/");
            response.setHeader("sET-cOOKIE", "IDE=x; Domain=doubleclick.example");
            response.addHeader("SET-COOKIE", "_gid=1");
            response.addHeader("Set-Cookie", "cart=kettle; Path=/");
            say(response, response.getHeaders("Set-Cookie").size() + " " + response.containsHeader("Set-Cookie"));
        });
        page("refused-only", (request, response) -> {
            response.addCookie(new Cookie("_ga", "1"));
            response.setHeader("Set-Cookie", "_gid=1");
            say(
                    response,
                    response.containsHeader("set-cookie") + " " + response.getHeader("Set-Cookie") + " "
                            + response.getHeaderNames().stream().anyMatch("Set-Cookie"::equalsIgnoreCase));
        });
        page("set-replaces", (request, response) -> {
            response.addHeader("Set-Cookie", "cart=first");
            response.setHeader("Set-Cookie", "cart=second");
            say(response, "" + response.getHeaders("Set-Cookie").size());
        });
        page("redirect", (request, response) -> {
            trackAndKeep(response);
            response.sendRedirect("/cookies/session");
        });
        page("send-error", (request, response) -> {
            trackAndKeep(response);
            response.sendError(403);
        });
        page("mapped-error", (request, response) -> {
            trackAndKeep(response);
            response.sendError(410);
        });
        page("reset", (request, response) -> {
            request.getSession();
            trackAndKeep(response);
            response.reset();
            say(response, "reset");
        });
        page("reset-and-set", (request, response) -> {
            trackAndKeep(response);
            response.reset();
            trackAndKeep(response);
            say(response, "reset");
        });
        page("reset-buffer", (request, response) -> {
            trackAndKeep(response);
            response.getWriter().print("dropped");
            response.resetBuffer();
            response.getWriter().print("kept");
        });
        page("early-hints", (request, response) -> {
            trackAndKeep(response);
            response.addHeader(
                    "Link",
                    "<https://www.googletagmanager.com/gtm.js>; rel=preload; as=script, "
                            + "</static/style.css>; rel=preload; as=style");
            response.addHeader("Link", "<https://ad.doubleclick.net>; rel=preconnect");
            response.sendError(103);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(10));
        });
        page("attributes", (request, response) -> {
            Cookie cart = new Cookie("cart", "1");
            cart.setAttribute("SameSite", "Strict");
            cart.setPath("/");
            response.addCookie(cart);
            say(response, "ok");
        });
        page("include", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<title>t</title>[");
            request.getRequestDispatcher("/cookies/fragment").include(request, response);
            response.getWriter().write("]");
        });
        page("fragment", (request, response) -> {
            trackAndKeep(response);
            response.getWriter().write(Html.SCRIPT + "<p>fragment</p>");
        });
        page("late", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.addCookie(new Cookie("_ga", "1"));
            response.getWriter().write(Html.dirty(100_000));
            response.addCookie(new Cookie("_fbp", "1"));
        });
        page("stream-then-cookie", (request, response) -> {
            response.addCookie(new Cookie("_ga", "1"));
            response.setContentType("application/octet-stream");
            response.getOutputStream().write(new byte[300_000]);
        });
        page("static", (request, response) -> {
            trackAndKeep(response);
            request.getRequestDispatcher("/static/large-ads.html").forward(request, response);
        });
        page("seen", CookiePages::seen);
    }

    private static void trackAndKeep(HttpServletResponse response) {
        response.addCookie(new Cookie("_ga", "1"));
        response.addHeader("Set-Cookie", "_fbp=1");
        response.addCookie(new Cookie("cart", "1"));
    }

    private static void say(HttpServletResponse response, String text) throws java.io.IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(text);
    }

    private static void seen(HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        Cookie[] cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            out.println("cookie " + cookie.getName() + "=" + cookie.getValue());
        }
        out.println("array " + (cookies != null));
        out.println("header " + request.getHeader("cOOKIE"));
        List<String> fields = Collections.list(request.getHeaders("Cookie"));
        out.println("fields " + fields);
        out.println(
                "named " + Collections.list(request.getHeaderNames()).stream().anyMatch("cookie"::equalsIgnoreCase));
    }
}
