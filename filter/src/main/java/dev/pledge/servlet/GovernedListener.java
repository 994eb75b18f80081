package dev.pledge.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/** Tells an application's listener of events in the context that it knows: one that it may complete. */
final class GovernedListener implements AsyncListener {
    private final AsyncListener listener;
    private final GovernedAsyncContext context;

    GovernedListener(AsyncListener listener, GovernedAsyncContext context) {
        this.listener = listener;
        this.context = context;
    }

    private AsyncEvent governed(AsyncEvent event) {
        return new AsyncEvent(context, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        listener.onComplete(governed(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        listener.onTimeout(governed(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        listener.onError(governed(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        listener.onStartAsync(governed(event));
    }
}
