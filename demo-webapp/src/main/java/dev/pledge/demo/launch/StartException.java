package dev.pledge.demo.launch;

import java.io.Serial;

/** Something outside keeps the shop from starting; the message says what, and what to do. */
public final class StartException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Makes one from a sentence for the person at the command line. */
    public StartException(String message) {
        super(message);
    }
}
