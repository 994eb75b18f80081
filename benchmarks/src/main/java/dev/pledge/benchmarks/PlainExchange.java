package dev.pledge.benchmarks;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A GET that no container brought, and an answer of which only the length is kept. */
final class PlainExchange {
    static final int PORT = 9090;

    private final String query;
    private final Sink sink = new Sink();

    PlainExchange(String query) {
        this.query = query;
    }

    private static final class Sink extends ServletOutputStream {
        private long bytes;

        @Override
        public void write(int b) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                PlainExchange.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> asked(method));
    }

    private @Nullable Object asked(Method method) {
        return switch (method.getName()) {
            case "getMethod" -> "GET";
            case "getQueryString" -> query.isEmpty() ? null : query;
            case "getContextPath" -> "";
            case "getLocalPort" -> PORT;
            case "getHeader" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        };
    }

    HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                PlainExchange.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (proxy, method, arguments) -> method.getName().equals("getOutputStream") ? sink : null);
    }

    /** Returns how long the answer was. */
    long bytes() {
        return sink.bytes;
    }
}
