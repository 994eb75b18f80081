package dev.pledge.servlet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What becomes of all that is held, when an error or a redirect ends a response in place of a body of the
 * application's.
 */
final class Ending {
    private final Exchange exchange;
    private final GovernedResponse response;
    private final ResponseFields fields;
    private final StreamOrWriter written;

    Ending(Exchange exchange, GovernedResponse response, ResponseFields fields, StreamOrWriter written) {
        this.exchange = exchange;
        this.response = response;
        this.fields = fields;
        this.written = written;
    }

    private boolean mayEnd() {
        return !response.isCommitted() && !fields.isIncluded();
    }

    /**
     * An error is about to be sent. Jetty says 304 as an error, which would lose the tag that the client must keep (RFC
     * 9110, section 15.4.5): such an answer is made here, and only needs to be flushed.
     *
     * @return whether the answer is made, and no error is to be sent
     */
    boolean errorBegins(int status) {
        if (!mayEnd()) {
            return false;
        }
        if (exchange.answersCurrentCopy(status)) {
            response.resetBuffer();
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            fields.settle(false);
            exchange.bodyEnds();
            return true;
        }
        // An interim response (RFC 8297) ends nothing; any other error drops the body, and what described it.
        if (status >= 200) {
            dropBody();
        }
        return false;
    }

    /** @param clearBuffer whether the redirect drops the body, or else ends it */
    void redirectBegins(boolean clearBuffer) throws IOException {
        if (!mayEnd()) {
            return;
        }
        if (clearBuffer) {
            dropBody();
        } else {
            written.finishPage();
            fields.settle(false);
        }
    }

    private void dropBody() {
        written.forget();
        fields.errorBegins();
    }
}
