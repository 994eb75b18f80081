package dev.pledge.demo.shop;

import java.io.Serial;
import java.sql.SQLException;

/** The database cannot do what was asked; for a shop there is nothing to do about it but to say so. */
public final class DatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
