package dev.pledge.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What a command was given cannot be used; the message is for whoever called it. */
final class DataException extends Exception {
    private static final long serialVersionUID = 1L;

    DataException(String message) {
        super(message);
    }

    /** A file could not be read or written. */
    DataException(String file, IOException cause) {
        super(file + ": " + reason(cause), cause);
    }

    /** Returns what went wrong in words; the name of a file alone is none. */
    static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
