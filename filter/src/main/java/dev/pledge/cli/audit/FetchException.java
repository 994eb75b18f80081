package dev.pledge.cli.audit;

/** An address that was asked for did not answer; the message says why. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    FetchException(String message, Throwable cause) {
        super(message, cause);
    }
}
