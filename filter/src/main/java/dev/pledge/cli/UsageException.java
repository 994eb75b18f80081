package dev.pledge.cli;

/** A command was called in a way that it does not know; the message says what was expected. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
