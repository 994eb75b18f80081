package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Pages with validators, which answer conditional requests themselves. */
@WebServlet(urlPatterns = "/validators/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class ValidatorPages extends Pages {
    private static final long CHANGED = 1_767_323_045_000L;

    @Override
    public void init() {
        page("tagged", tagged("text/html;charset=UTF-8", Html.dirty(200)));
        page("tagged-clean", tagged("text/html;charset=UTF-8", Html.clean(200)));
        page("tagged-json", tagged("application/json", "{}"));
        page("dated", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setDateHeader("Last-Modified", CHANGED);
            if (request.getDateHeader("If-Modified-Since") >= CHANGED) {
                response.setStatus(304);
            } else {
                response.getWriter().write(Html.dirty(200));
            }
        });
    }

    private static Page tagged(String type, String body) {
        return (request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setDateHeader("Last-Modified", CHANGED);
            if (unchanged(request)) {
                response.setStatus(304);
                return;
            }
            respond(response, type, body);
        };
    }

    private static void respond(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type);
        response.getWriter().write(body);
    }

    private static boolean unchanged(HttpServletRequest request) {
        List<String> tags = Collections.list(request.getHeaders("If-None-Match"));
        if (!tags.isEmpty()) {
            return tags.stream().anyMatch(t -> t.contains("\"v1\""));
        }
        return request.getDateHeader("If-Modified-Since") >= CHANGED;
    }
}
