package dev.pledge.cli.proxy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Tells in plain words why the site did not answer. */
final class ProxyFailure {
    private ProxyFailure() {}

    /** Returns 504 if the site took too long, else 502 (RFC 9110, sections 15.6.3 and 15.6.5). */
    static int status(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof SocketTimeoutException
                ? HttpServletResponse.SC_GATEWAY_TIMEOUT
                : HttpServletResponse.SC_BAD_GATEWAY;
    }

    static String reason(Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (status(failure) == HttpServletResponse.SC_GATEWAY_TIMEOUT) {
            return "it took too long to answer";
        }
        if (failure instanceof SSLException || cause instanceof SSLException) {
            return "no secure connection could be made (" + failure.getMessage() + ")";
        }
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "there is no such host";
        }
        if (failure instanceof EOFException || failure instanceof ClosedChannelException) {
            return "it ended the connection instead of answering";
        }
        if (failure instanceof ConnectException) {
            return "nobody answers there";
        }
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    /** Answers, if nothing has been sent yet. */
    static void answer(HttpServletResponse response, Origins origins, Throwable failure) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.reset();
        response.setStatus(status(failure));
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        String text = "Pledge could not ask " + origins.upstream() + ": " + reason(failure) + ".\n";
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
