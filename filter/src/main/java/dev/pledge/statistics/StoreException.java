package dev.pledge.statistics;

/** A store cannot be reached, or has refused. What was to be written may be tried again: nothing is counted twice. */
public final class StoreException extends Exception {
    private static final long serialVersionUID = 1;

    /**
     * Tells what failed.
     *
     * @param message what was tried, and at which store; never an access, a person or a password
     * @param cause why it failed
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
