package dev.pledge.demo.shop;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who has an account. */
public final class Customers {
    private final Database database;
    private final String nobody = PasswordHash.of("nobody".toCharArray());

    /** Makes the accounts that a database holds. */
    public Customers(Database database) {
        this.database = database;
    }

    /**
     * Returns the customer of that e-mail address and password, or null. An unknown address takes as long as a wrong
     * password, so that the answer does not say which it was.
     */
    public @Nullable Customer logIn(String email, String password) {
        Account account = database.first(
                "select email, name, password_hash from customer where email = ?",
                row -> new Account(
                        new Customer(row.getString("email"), row.getString("name")), row.getString("password_hash")),
                email.strip().toLowerCase(Locale.ROOT));
        boolean matches = PasswordHash.matches(password.toCharArray(), account == null ? nobody : account.hash);
        return account != null && matches ? account.customer : null;
    }

    private record Account(Customer customer, String hash) {}
}
