package dev.pledge.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Releases Jane's licence to a partner, in every way in which an answer can leave; with {@code ?fail} it cannot say whose. */
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class LicensePages extends Pages {
    private static final byte[] BYTES = "{\"licence\":\"of-jane\"}".getBytes(StandardCharsets.UTF_8);

    @Override
    public void init() {
        page("stream", said((request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(BYTES);
        }));
        page("held", said((request, response) -> {
            response.setContentType("application/json");
            response.setContentLength(BYTES.length);
            response.getOutputStream().write(BYTES);
            response.getOutputStream().flush();
            Signals.of(request.getServletContext()).await("return");
        }));
        page("single", said((request, response) -> {
            for (byte b : BYTES) {
                response.getOutputStream().write(b);
            }
        }));
        page("writer", said((request, response) -> {
            response.setContentType("application/json");
            response.getWriter().write("{\"licence\":\"of-jane\"}");
        }));
        page("html", said((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(100) + "of-jane");
        }));
        page("flushed", said((request, response) -> {
            response.setHeader("X-Licence", "of-jane");
            response.flushBuffer();
        }));
        page("empty", said((request, response) -> response.setHeader("X-Licence", "of-jane")));
        page("redirect", said((request, response) -> response.sendRedirect("/of-jane")));
        page("caught", said((request, response) -> {
            try {
                response.getOutputStream().write(BYTES);
                response.getOutputStream().flush();
            } catch (IOException e) {
                // as an application does that goes on whatever happens
            }
            response.getOutputStream().write(BYTES);
        }));
        page(
                "forward",
                (request, response) ->
                        request.getRequestDispatcher("/license/stream").forward(request, response));
        page("async", said((request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().getOutputStream().write(BYTES);
                } catch (IOException e) {
                    request.getServletContext().log("withheld");
                }
                async.complete();
            });
        }));
        page("async-dispatch", (request, response) -> request.startAsync().dispatch("/license/stream"));
        page("non-blocking", said((request, response) -> {
            AsyncContext async = request.startAsync();
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new WriteListener() {
                @Override
                public void onWritePossible() throws IOException {
                    if (out.isReady()) {
                        out.write(BYTES);
                        if (out.isReady()) {
                            async.complete();
                        }
                    }
                }

                @Override
                public void onError(Throwable e) {
                    async.complete();
                }
            });
        }));
        page("unknown", (request, response) -> response.sendError(404));
    }

    private static Page said(Page page) {
        return (request, response) -> {
            say(request);
            page.answer(request, response);
        };
    }

    private static void say(HttpServletRequest request) {
        boolean fails = "fail".equals(request.getQueryString());
        request.setAttribute("dev.pledge.disclosure.subject", fails ? new Unsayable() : "jane");
        request.setAttribute("dev.pledge.disclosure.fields", List.of("licence", "holder"));
    }

    /** What makes the ledger fail. */
    private static final class Unsayable {
        @Override
        public String toString() {
            throw new IllegalStateException("nobody knows");
        }
    }
}
