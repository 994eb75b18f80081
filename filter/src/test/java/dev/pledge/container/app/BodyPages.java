package dev.pledge.container.app;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** Pages written in every way, with every kind of header that depends on the body. */
@WebServlet(urlPatterns = "/body/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class BodyPages extends Pages {
    private static final byte[] PAGE = Html.dirty(3000).getBytes(StandardCharsets.UTF_8);

    @Override
    public void init() {
        ways();
        types();
        lengths();
        charsets();
        choices();
    }

    private void ways() {
        page("array", html(out -> out.write(PAGE)));
        page("single-bytes", html(out -> {
            for (byte b : PAGE) {
                out.write(b);
            }
        }));
        page("print", html(out -> out.print(Html.dirty(3000))));
        page("pieces", html(out -> {
            int step = 1;
            for (int at = 0; at < PAGE.length; at += step, step = step % 11 + 1) {
                out.write(PAGE, at, Math.min(step, PAGE.length - at));
            }
        }));
        page("byte-buffer", html(out -> {
            byteBuffer(out, ByteBuffer.wrap(PAGE, 0, 1000));
            ByteBuffer direct = ByteBuffer.allocateDirect(PAGE.length - 1000);
            direct.put(PAGE, 1000, PAGE.length - 1000).flip();
            byteBuffer(out, direct);
            if (direct.hasRemaining()) {
                throw new IllegalStateException("not all was written");
            }
        }));
        page("byte-buffer-image", (request, response) -> {
            response.setContentType("image/png");
            byteBuffer(response.getOutputStream(), ByteBuffer.wrap(PAGE));
        });
        page("writer-pieces", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter writer = response.getWriter();
            String page = Html.dirty(3000) + "<p>\ud83e\uded6</p>";
            for (int i = 0; i < page.length(); i++) {
                writer.write(page.charAt(i));
            }
            writer.printf("%s", writer.checkError());
        });
        page("closed-early", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter writer = response.getWriter();
            writer.write(Html.dirty(100));
            writer.close();
            writer.write("<p>too late</p>");
            response.flushBuffer();
        });
        page("megabytes", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(3_000_000));
        });
    }

    private void types() {
        page("text", typed("text/plain"));
        page("script", typed("text/javascript"));
        page("json", typed("application/json"));
        page("upper-case", typed("TEXT/HTML; Charset=utf-8"));
        page("type-after-writer", (request, response) -> {
            response.setCharacterEncoding("UTF-8");
            PrintWriter writer = response.getWriter();
            response.setContentType("text/html");
            writer.write(Html.dirty(100));
        });
        page("type-by-header", (request, response) -> {
            response.setHeader("content-type", "text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(100));
        });
        page("type-changed", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setContentType("text/plain;charset=UTF-8");
            response.getWriter().write(Html.dirty(100));
        });
        page("no-transform", (request, response) -> {
            response.setHeader("Cache-Control", "public, no-transform");
            typed("text/html").answer(request, response);
        });
        page("gzip", (request, response) -> {
            response.setHeader("Content-Encoding", "gzip");
            response.setContentType("text/html");
            response.getOutputStream().write(gzip());
        });
        page("gzip-if-accepted", (request, response) -> {
            response.setContentType("text/html");
            response.addHeader("Vary", "Accept-Encoding");
            String accepted = request.getHeader("Accept-Encoding");
            if (accepted != null && accepted.contains("gzip")) {
                response.setHeader("Content-Encoding", "gzip");
                response.getOutputStream().write(gzip());
            } else {
                response.getOutputStream().write(PAGE);
            }
        });
        page("204", (request, response) -> {
            response.setContentType("text/html");
            response.setStatus(204);
        });
        page("empty", (request, response) -> response.setContentType("text/html"));
        page("only-ads", html(out -> out.print(Html.SCRIPT)));
        page("trailers", (request, response) -> {
            response.setTrailerFields(() -> Map.of("Checksum", "17"));
            typed("text/html").answer(request, response);
        });
    }

    private void lengths() {
        page("length", lengthy(response -> response.setContentLength(PAGE.length)));
        page("length-long", lengthy(response -> response.setContentLengthLong(PAGE.length)));
        page("length-header", lengthy(response -> response.setHeader("content-length", "" + PAGE.length)));
        page("length-int-header", lengthy(response -> response.setIntHeader("Content-Length", PAGE.length)));
        page("length-of-head", (request, response) -> {
            response.setContentType("text/html");
            response.setContentLength(PAGE.length);
            if (request.getMethod().equals("GET")) {
                response.getOutputStream().write(PAGE);
            }
        });
        page("digests", lengthy(response -> {
            response.setHeader("Content-MD5", "Q2hlY2sgSW50ZWdyaXR5IQ==");
            response.setHeader("Digest", "md5=x");
            response.setHeader("Repr-Digest", "sha-256=:x:");
            response.addHeader("Content-Digest", "sha-256=:x:");
            response.setHeader("Accept-Ranges", "bytes");
            response.setHeader("X-Other", "1");
        }));
    }

    private void charsets() {
        page("charset-utf-8", charset(r -> r.setContentType("text/html;charset=UTF-8")));
        page("charset-latin-1", charset(r -> r.setContentType("text/html;charset=ISO-8859-1")));
        page("charset-explicit", charset(r -> {
            r.setContentType("text/html");
            r.setCharacterEncoding("windows-1252");
        }));
        page("charset-locale", charset(r -> {
            r.setLocale(Locale.JAPANESE);
            r.setContentType("text/html");
        }));
        page("charset-default", charset(r -> r.setContentType("text/html")));
        page("charset-too-late", (request, response) -> {
            response.setContentType("text/html;charset=ISO-8859-15");
            PrintWriter writer = response.getWriter();
            response.setContentType("text/html;charset=UTF-8");
            writer.write("\u20ac" + Html.dirty(100) + response.getCharacterEncoding());
        });
        page("charset-utf-16", charset(r -> r.setContentType("text/html;charset=UTF-16LE")));
    }

    private void choices() {
        page("writer-xor-stream", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter writer = response.getWriter();
            writer.write(Html.dirty(100) + (writer == response.getWriter()));
            writer.write(refusesStream(response) ? " one" : " both");
        });
        page("reset", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("X-Dropped", "1");
            response.getWriter().write("<p>dropped</p>" + Html.SCRIPT + "<b");
            response.reset();
            response.setContentType("text/html");
            response.getOutputStream().write(PAGE);
        });
        page("reset-to-text", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<p>dropped</p>" + Html.SCRIPT + "<b");
            response.reset();
            response.setContentType("text/plain");
            response.getWriter().write(Html.dirty(100));
        });
        page("reset-buffer", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("X-Kept", "1");
            response.getWriter().write("<p>dropped</p>" + Html.SCRIPT + "<script>var dropped");
            response.resetBuffer();
            response.getWriter().write(Html.dirty(100) + (refusesStream(response) ? " one" : " both"));
        });
        page("buffer-size", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.setBufferSize(4_000); // no container makes it smaller than it is, nor keeps it for the next
            boolean enough = response.getBufferSize() >= 4_000;
            response.getWriter().write(Html.dirty(2_000) + enough + response.isCommitted());
        });
    }

    /** What writes a body. */
    @FunctionalInterface
    private interface Body {
        void writeTo(ServletOutputStream out) throws IOException;
    }

    private static Page html(Body body) {
        return (request, response) -> {
            response.setContentType("text/html");
            body.writeTo(response.getOutputStream());
        };
    }

    private static Page typed(String type) {
        return (request, response) -> {
            response.setContentType(type);
            response.getOutputStream().write(PAGE);
        };
    }

    private static Page lengthy(Consumer<HttpServletResponse> headers) {
        return (request, response) -> {
            response.setContentType("text/html");
            headers.accept(response);
            response.getOutputStream().write(PAGE);
        };
    }

    private static Page charset(Consumer<HttpServletResponse> before) {
        return (request, response) -> {
            before.accept(response);
            response.getWriter().write("\u00e9\u0416\u65e5" + Html.dirty(100) + response.getCharacterEncoding());
        };
    }

    private static boolean refusesStream(HttpServletResponse response) throws IOException {
        try {
            return response.getOutputStream() == null;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Calls what Servlet 6.1 added, if it is there. */
    private static void byteBuffer(ServletOutputStream out, ByteBuffer buffer) throws IOException {
        try {
            ServletOutputStream.class.getMethod("write", ByteBuffer.class).invoke(out, buffer);
        } catch (NoSuchMethodException e) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            out.write(bytes);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IOException(e.getCause());
        }
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(PAGE);
        }
        return bytes.toByteArray();
    }
}
