package dev.pledge.demo.shop;

import java.util.List;
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

    /** Returns the customer of that e-mail address, or null. */
    public @Nullable Customer find(String email) {
        return database.first(
                "select email, name from customer where email = ?",
                row -> new Customer(row.getString("email"), row.getString("name")),
                email);
    }

    /** Returns what the one of that e-mail address does for the shop; null for customers. */
    public @Nullable String office(String email) {
        List<String> offices = database.list(
                "select office from customer where email = ? and office is not null",
                row -> row.getString("office"),
                email);
        return offices.isEmpty() ? null : offices.get(0);
    }

    /** Gives a customer another name, and returns whether there is one. */
    public boolean rename(String email, String name) {
        return database.call(session -> session.update("update customer set name = ? where email = ?", name, email))
                > 0;
    }

    /** Deletes the account of that e-mail address, and returns whether there was one. */
    public boolean erase(String email) {
        return database.erase(session -> session.update("delete from customer where email = ?", email)) > 0;
    }

    private record Account(Customer customer, String hash) {}
}
