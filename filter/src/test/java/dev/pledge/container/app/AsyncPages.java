package dev.pledge.container.app;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.NoSuchElementException;

/** Pages that are answered after their request's thread has gone. */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
@SuppressWarnings("serial") // no container of the tests stores servlets
public final class AsyncPages extends Pages {
    @Override
    public void init() {
        threads();
        dispatches();
        outcomes();
    }

    private void threads() {
        page("complete", (request, response) -> {
            AsyncContext async = request.startAsync();
            inThread(async, () -> {
                write(async, Html.dirty(300));
                async.complete();
            });
        });
        page("complete-large", (request, response) -> {
            AsyncContext async = request.startAsync();
            inThread(async, () -> {
                write(async, Html.dirty(200_000));
                async.complete();
            });
        });
        page("complete-unfinished", (request, response) -> {
            AsyncContext async = request.startAsync();
            inThread(async, () -> {
                write(async, Html.dirty(300) + "<p>a tag that never ends <b");
                async.complete();
            });
        });
        page("close", (request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            inThread(async, () -> {
                write(async, Html.dirty(300));
                async.getResponse().getWriter().close();
                async.complete();
            });
        });
        page("context-asked-again", (request, response) -> {
            request.startAsync();
            AsyncContext async = request.getAsyncContext();
            inThread(async, () -> {
                write(async, Html.dirty(300));
                async.complete();
            });
        });
        page("begun-before", (request, response) -> {
            String page = Html.dirty(300);
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(page.substring(0, 170));
            AsyncContext async = request.startAsync();
            inThread(async, () -> {
                async.getResponse().getWriter().write(page.substring(170));
                async.complete();
            });
        });
        page("flushed", (request, response) -> {
            AsyncContext async = request.startAsync();
            Signals signals = Signals.of(request.getServletContext());
            inThread(async, () -> {
                for (int i = 0; i < 3; i++) {
                    write(async, Html.FRAME + "<p>" + i + "</p>");
                    async.getResponse().flushBuffer();
                    signals.await("async-flushed");
                }
                async.complete();
            });
        });
        page("complete-at-once", (request, response) -> {
            AsyncContext async = request.startAsync();
            write(async, Html.dirty(300));
            async.complete();
        });
    }

    private void dispatches() {
        page("dispatch", (request, response) -> request.startAsync().dispatch("/dispatch/large"));
        page("dispatch-jsp", (request, response) -> request.startAsync().dispatch("/jsp/page.jsp"));
        page("dispatch-static", (request, response) -> request.startAsync().dispatch("/static/ads.html"));
        page("dispatch-later", (request, response) -> {
            AsyncContext async = request.startAsync();
            inThread(async, () -> async.dispatch("/dispatch/forward-small"));
        });
        page("dispatch-after-text", (request, response) -> {
            AsyncContext async = request.startAsync();
            inThread(async, () -> {
                write(async, "<p>first</p>" + Html.FRAME);
                async.dispatch("/dispatch/small");
            });
        });
        page("dispatch-to-itself", (request, response) -> {
            if (request.getAttribute("again") == null) {
                request.setAttribute("again", true);
                request.startAsync().dispatch();
            } else {
                response.setContentType("text/html;charset=UTF-8");
                response.getWriter().write(Html.dirty(50) + request.getDispatcherType());
            }
        });
        page("dispatch-twice", (request, response) -> request.startAsync().dispatch("/async/dispatch"));
        page(
                "forward-then-async",
                (request, response) ->
                        request.getRequestDispatcher("/async/complete").forward(request, response));
        page("dispatch-to-async", (request, response) -> request.startAsync().dispatch("/async/complete"));
    }

    private void outcomes() {
        page("timeout", (request, response) -> request.startAsync().setTimeout(200));
        page("timeout-handled", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(200);
            async.addListener(new Listener(async));
        });
        page("timeout-with-response", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(200);
            async.addListener(new Listener(async), request, response);
        });
        page(
                "exception-in-dispatch",
                (request, response) -> request.startAsync().dispatch("/async/failing"));
        page("failing", (request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(10));
            throw new NoSuchElementException("in the dispatch");
        });
        page("exception-in-start", (request, response) -> {
            AsyncContext async = request.startAsync();
            async.addListener(new Listener(async));
            throw new NoSuchElementException("after startAsync");
        });
        page("listened", (request, response) -> {
            AsyncContext async = request.startAsync();
            Signals signals = Signals.of(request.getServletContext());
            async.addListener(new Listener(async) {
                @Override
                public void onComplete(AsyncEvent event) {
                    signals.send("listened", "complete " + (event.getAsyncContext() != null));
                }
            });
            inThread(async, () -> {
                write(async, Html.dirty(10));
                async.complete();
            });
        });
        page("facts", (request, response) -> {
            boolean before = request.isAsyncStarted();
            AsyncContext async = request.startAsync();
            boolean same = async == request.getAsyncContext();
            String text = before + " " + request.isAsyncStarted() + " " + same + " " + request.isAsyncSupported() + " "
                    + (async.getRequest() instanceof HttpServletRequest);
            inThread(async, () -> {
                write(async, Html.dirty(10) + text);
                async.complete();
            });
        });
    }

    private static void write(AsyncContext async, String html) throws IOException {
        async.getResponse().setContentType("text/html;charset=UTF-8");
        async.getResponse().getWriter().write(html);
    }

    /** What is done in another thread. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void inThread(AsyncContext async, Work work) {
        async.start(() -> {
            try {
                work.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static class Listener implements AsyncListener {
        private final AsyncContext async;

        Listener(AsyncContext async) {
            this.async = async;
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) throws IOException {
            onTimeout(event);
        }

        @Override
        public void onTimeout(AsyncEvent event) throws IOException {
            ServletResponse supplied = event.getSuppliedResponse();
            ServletResponse response = supplied == null ? async.getResponse() : supplied;
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(Html.dirty(20) + "<p>handled</p>");
            async.complete();
        }
    }
}
