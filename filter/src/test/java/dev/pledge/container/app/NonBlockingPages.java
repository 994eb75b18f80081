package dev.pledge.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebServlet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Pages that are written, and forms that are read, without blocking. */
@WebServlet(urlPatterns = "/non-blocking/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class NonBlockingPages extends Pages {
    @Override
    public void init() {
        page("html", writing("text/html;charset=UTF-8", Html.dirty(300), 7));
        page("large-html", writing("text/html;charset=UTF-8", Html.dirty(1_000_000), 8192));
        page("json", writing("application/json", "[" + "1, ".repeat(300_000) + "1]", 8192));
        page("read", (request, response) -> {
            AsyncContext async = request.startAsync();
            ServletInputStream in = request.getInputStream();
            in.setReadListener(new Reader(async, in));
        });
        page("from-another-thread", (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("text/html;charset=UTF-8");
            ServletOutputStream out = response.getOutputStream();
            byte[] page = Html.dirty(1_000_000).getBytes(StandardCharsets.UTF_8);
            new Thread(() -> out.setWriteListener(new Writer(async, out, page, 8192))).start();
        });
        page("complete-while-pending", (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("text/html;charset=UTF-8");
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Unready(async, out, Signals.of(request.getServletContext())));
        });
        page("closing", (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType("text/html;charset=UTF-8");
            ServletOutputStream out = response.getOutputStream();
            byte[] page = Html.dirty(50_000).getBytes(StandardCharsets.UTF_8);
            out.setWriteListener(new Writer(async, out, page, page.length) {
                @Override
                void finish() throws IOException {
                    out.close();
                    async.complete();
                }
            });
        });
    }

    private static Page writing(String type, String text, int step) {
        return (request, response) -> {
            AsyncContext async = request.startAsync();
            response.setContentType(type);
            ServletOutputStream out = response.getOutputStream();
            out.setWriteListener(new Writer(async, out, text.getBytes(StandardCharsets.UTF_8), step));
        };
    }

    private static class Writer implements WriteListener {
        private final AsyncContext async;
        private final ServletOutputStream out;
        private final byte[] bytes;
        private final int step;
        private int written;

        Writer(AsyncContext async, ServletOutputStream out, byte[] bytes, int step) {
            this.async = async;
            this.out = out;
            this.bytes = bytes;
            this.step = step;
        }

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                if (written == bytes.length) {
                    finish();
                    return;
                }
                int length = Math.min(step, bytes.length - written);
                out.write(bytes, written, length);
                written += length;
            }
        }

        void finish() throws IOException {
            async.complete();
        }

        @Override
        public void onError(Throwable error) {
            async.complete();
        }
    }

    /** Writes until the client reads no more, each time up to the middle of a tag, and completes then. */
    private record Unready(AsyncContext async, ServletOutputStream out, Signals signals) implements WriteListener {
        private static final byte[] PIECE =
                (">" + "<p>One more line.</p>\n".repeat(4_000) + "<b").getBytes(StandardCharsets.UTF_8);

        @Override
        public void onWritePossible() throws IOException {
            while (out.isReady()) {
                out.write(PIECE);
            }
            String outcome = "completed";
            try {
                async.complete();
            } catch (RuntimeException e) {
                outcome = e.toString();
            }
            signals.send("pending", outcome);
        }

        @Override
        public void onError(Throwable error) {
            signals.send("pending", error.toString());
        }
    }

    private static final class Reader implements ReadListener {
        private final AsyncContext async;
        private final ServletInputStream in;
        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Reader(AsyncContext async, ServletInputStream in) {
            this.async = async;
            this.in = in;
        }

        @Override
        public void onDataAvailable() throws IOException {
            byte[] buffer = new byte[1000];
            while (in.isReady() && !in.isFinished()) {
                int length = in.read(buffer);
                if (length > 0) {
                    read.write(buffer, 0, length);
                }
            }
        }

        @Override
        public void onAllDataRead() throws IOException {
            async.getResponse().setContentType("text/html;charset=UTF-8");
            async.getResponse().getWriter().write(Html.dirty(10) + "<p>" + read.size() + "</p>");
            async.complete();
        }

        @Override
        public void onError(Throwable error) {
            async.complete();
        }
    }
}
