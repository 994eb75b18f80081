package dev.pledge.servlet;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/**
 * The context of an asynchronous exchange. It exists because {@link #complete()} may come without a close and without
 * another dispatch: then it is the last moment at which held bytes can be written.
 */
final class GovernedAsyncContext implements AsyncContext {
    private final AsyncContext below;
    private final Exchange exchange;
    private final boolean original;

    /** @param original whether the application gave no wrappers of its own */
    GovernedAsyncContext(AsyncContext below, Exchange exchange, boolean original) {
        this.below = below;
        this.exchange = exchange;
        this.original = original;
    }

    boolean isAround(AsyncContext other) {
        return below == other;
    }

    @Override
    public void complete() {
        try {
            exchange.completing();
        } finally {
            below.complete();
        }
    }

    @Override
    public ServletRequest getRequest() {
        return below.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return below.getResponse();
    }

    @Override
    public boolean hasOriginalRequestAndResponse() {
        return original || below.hasOriginalRequestAndResponse();
    }

    @Override
    public void dispatch() {
        below.dispatch();
    }

    @Override
    public void dispatch(String path) {
        below.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext context, String path) {
        below.dispatch(context, path);
    }

    @Override
    public void start(Runnable run) {
        below.start(run);
    }

    @Override
    public void addListener(AsyncListener listener) {
        below.addListener(new GovernedListener(listener, this));
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        below.addListener(new GovernedListener(listener, this), request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return below.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        below.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return below.getTimeout();
    }
}
