package dev.pledge.container.app;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;

/** What calls returned, or threw. */
final class Outcomes {
    private final StringBuilder text = new StringBuilder();

    /** A call that returns nothing. */
    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }

    void of(String name, Call call) {
        of(name, () -> {
            call.run();
            return "done";
        });
    }

    void of(String name, Callable<?> call) {
        text.append(name).append(": ");
        try {
            text.append(call.call());
        } catch (Exception e) {
            text.append(e.getClass().getSimpleName());
        }
        text.append("\n");
    }

    void write(HttpServletResponse response) throws IOException {
        response.getWriter().write(toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
