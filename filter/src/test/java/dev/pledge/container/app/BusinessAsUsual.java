package dev.pledge.container.app;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** Answers that Pledge has no business with. */
@WebServlet(urlPatterns = "/usual/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class BusinessAsUsual extends Pages {
    private static final String JSON = "{\"tag\": \"" + Html.SCRIPT.replace("\"", "\\\"") + "\"}";

    @Override
    public void init() {
        bodies();
        charsets();
        statuses();
        buffers();
        dispatches();
        async();
    }

    private void bodies() {
        page("json", (request, response) -> {
            response.setContentType("application/json");
            response.getOutputStream().write(JSON.getBytes(StandardCharsets.UTF_8));
        });
        page("json-writer", (request, response) -> {
            response.setContentType("application/json;charset=UTF-8");
            response.getWriter().append(JSON).append('\n').printf("%d", 7);
        });
        page("image", (request, response) -> {
            response.setContentType("image/png");
            response.setContentLength(2048);
            response.setHeader("ETag", "\"v1\"");
            response.setDateHeader("Last-Modified", 1_700_000_000_000L);
            response.setHeader("Accept-Ranges", "bytes");
            response.getOutputStream().write(noise(2048));
        });
        page("download", (request, response) -> {
            response.setContentType("application/octet-stream");
            response.setHeader("Content-Disposition", "attachment; filename=\"a.html\"");
            response.setContentLengthLong(300_000);
            for (int i = 0; i < 3; i++) {
                response.getOutputStream().write(noise(100_000));
            }
        });
        page("no-type", (request, response) -> response.getOutputStream().print(Html.dirty(10)));
        page("large-chunked", (request, response) -> {
            response.setContentType("text/csv");
            PrintWriter writer = response.getWriter();
            for (int i = 0; i < 50_000; i++) {
                writer.println("row," + i);
            }
        });
        page("gzip", (request, response) -> {
            response.setContentType("application/json");
            response.setHeader("Content-Encoding", "gzip");
            response.addHeader("Vary", "Accept-Encoding");
            response.getOutputStream().write(gzip(JSON));
        });
        page("single-bytes", (request, response) -> {
            response.setContentType("text/css");
            for (char c : "p{}".toCharArray()) {
                response.getOutputStream().write(c);
            }
        });
        page("trailers", (request, response) -> {
            response.setContentType("text/plain");
            response.setTrailerFields(() -> Map.of("Checksum", "17"));
            response.getOutputStream().print("body with a trailer");
        });
        page("link", (request, response) -> {
            response.addHeader("Link", "</static/style.css>; rel=preload; as=style, <https://cdn.example/x>; rel=next");
            response.addHeader("Link", "</two>; rel=next");
            response.setContentType("application/json");
            response.getWriter().print("{}");
        });
    }

    private void charsets() {
        page("charset-default", text(response -> response.setContentType("text/plain")));
        page("charset-in-type", text(response -> response.setContentType("text/plain; charset=utf-8")));
        page("charset-explicit", text(response -> {
            response.setContentType("text/plain");
            response.setCharacterEncoding("UTF-16BE");
        }));
        page("charset-locale", text(response -> {
            response.setLocale(Locale.JAPANESE);
            response.setContentType("text/plain");
        }));
        page("charset-before-type", text(response -> {
            response.setCharacterEncoding("windows-1252");
            response.setContentType("text/plain");
        }));
        page("charset-too-late", (request, response) -> {
            response.setContentType("text/plain;charset=ISO-8859-15");
            PrintWriter writer = response.getWriter();
            response.setContentType("text/plain;charset=UTF-8");
            response.setCharacterEncoding("UTF-8");
            response.setLocale(Locale.JAPANESE);
            writer.print("\u20ac " + response.getCharacterEncoding() + " " + response.getContentType());
        });
    }

    private static Page text(java.util.function.Consumer<HttpServletResponse> before) {
        return (request, response) -> {
            before.accept(response);
            response.getWriter()
                    .print("\u20ac\u00e9\u3042 " + response.getCharacterEncoding() + " " + response.getContentType()
                            + " " + response.getLocale());
        };
    }

    private void statuses() {
        page("204", (request, response) -> response.setStatus(204));
        page("304", (request, response) -> {
            response.setHeader("ETag", "\"v1\"");
            response.setStatus(304);
        });
        page("206", (request, response) -> {
            response.setStatus(206);
            response.setContentType("application/pdf");
            response.setHeader("Content-Range", "bytes 0-3/10");
            response.setContentLength(4);
            response.getOutputStream().print("%PDF");
        });
        page("redirect", (request, response) -> response.sendRedirect("/static/data.json?a=1&b=%20"));
        page("redirect-relative", (request, response) -> response.sendRedirect("json"));
        page("empty", (request, response) -> {});
        page("503", (request, response) -> {
            response.setStatus(503);
            response.setIntHeader("Retry-After", 7);
            response.setContentType("application/problem+json");
            response.getWriter().print("{}");
        });
        page("options", (request, response) -> response.setHeader("Allow", "GET, OPTIONS"));
        page("headers", (request, response) -> {
            response.setHeader("X-One", "1");
            response.addHeader("X-One", "2");
            response.addIntHeader("X-Int", 3);
            response.setDateHeader("X-Date", 0);
            response.setContentType("text/plain");
            response.getWriter()
                    .print(response.getHeaders("X-One") + " " + response.containsHeader("x-one") + " "
                            + response.getHeader("X-Int") + " " + response.getStatus() + " "
                            + response.getHeaderNames().contains("X-Date") + " " + response.encodeURL("/a") + " "
                            + response.encodeRedirectURL("/b"));
        });
    }

    private void buffers() {
        page("buffer", (request, response) -> {
            response.setContentType("text/plain");
            int before = response.getBufferSize();
            response.setBufferSize(20_000);
            response.getWriter().print(before + " " + response.getBufferSize() + " " + response.isCommitted());
        });
        page("flush", (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print("one ");
            response.flushBuffer();
            response.getWriter().print(response.isCommitted());
            response.setHeader("X-Too-Late", "1");
        });
        page("reset-buffer", (request, response) -> {
            response.setHeader("X-Kept", "1");
            response.setContentType("text/plain");
            response.getWriter().print("dropped");
            response.resetBuffer();
            response.getWriter().print("kept");
        });
        page("reset", (request, response) -> {
            response.setHeader("X-Dropped", "1");
            response.setStatus(202);
            response.setContentType("text/plain");
            response.getWriter().print("dropped");
            response.reset();
            response.setContentType("application/json");
            response.getOutputStream().print("{}");
        });
        page("writer-xor-stream", (request, response) -> {
            response.setContentType("text/plain");
            PrintWriter writer = response.getWriter();
            writer.print(writer == response.getWriter());
            try {
                response.getOutputStream();
                writer.print(" both");
            } catch (IllegalStateException e) {
                writer.print(" one");
            }
        });
        page("stream-xor-writer", (request, response) -> {
            response.setContentType("text/plain");
            var stream = response.getOutputStream();
            stream.print(stream == response.getOutputStream());
            try {
                response.getWriter();
                stream.print(" both");
            } catch (IllegalStateException e) {
                stream.print(" one");
            }
        });
    }

    private void dispatches() {
        page("include", (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print("[");
            request.getRequestDispatcher("/usual/charset-default").include(request, response);
            response.getWriter().print("]");
        });
        page("forward", (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print("dropped by the forward");
            request.getRequestDispatcher("/usual/json-writer?x=1").forward(request, response);
        });
        page(
                "forward-static",
                (request, response) ->
                        request.getRequestDispatcher("/static/data.json").forward(request, response));
        page("session", (request, response) -> {
            response.setContentType("text/plain");
            response.getWriter().print(request.getSession().isNew());
        });
        page("cart", (request, response) -> {
            jakarta.servlet.http.Cookie cookie = new jakarta.servlet.http.Cookie("_ga", "GA1.2");
            cookie.setMaxAge(63_072_000);
            response.addCookie(cookie);
            response.addHeader("Set-Cookie", "IDE=1; Domain=ads.example");
            response.setContentType("application/json");
            response.getWriter().print("{}");
        });
    }

    private void async() {
        page("async-complete", (request, response) -> {
            var async = request.startAsync();
            async.start(() -> {
                try {
                    async.getResponse().setContentType("application/json");
                    async.getResponse().getWriter().print("{\"async\": true}");
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                } finally {
                    async.complete();
                }
            });
        });
        page("async-dispatch", (request, response) -> request.startAsync().dispatch("/usual/json"));
        page("events", (request, response) -> {
            response.setContentType("text/event-stream");
            for (int i = 0; i < 3; i++) {
                response.getWriter().print("data: " + i + "\n\n");
                response.flushBuffer();
            }
        });
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i * 31 + i / 251);
        }
        return bytes;
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
