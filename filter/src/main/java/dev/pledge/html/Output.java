package dev.pledge.html;

import java.io.IOException;

/** Takes bytes of a page, in order. */
@FunctionalInterface
public interface Output {
    /**
     * Takes some bytes; they are the caller's again when the call returns.
     *
     * @throws IOException if the client is gone
     */
    void write(byte[] bytes, int offset, int length) throws IOException;
}
