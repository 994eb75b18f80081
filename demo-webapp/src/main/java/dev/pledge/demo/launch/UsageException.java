package dev.pledge.demo.launch;

import java.io.Serial;

/** The command line is wrong; the message says where, and what was expected. */
final class UsageException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
