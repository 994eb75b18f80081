package dev.pledge.demo.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who has registered which product, and the licence key that each got for it. */
public final class Licences {
    private static final String SELECT =
            "select licence_key, product.name as product, serial, licence.name as holder, email, issued"
                    + " from licence join product on product.id = licence.product_id ";

    private final Database database;
    private final Clock clock;
    private final RandomText keys = new RandomText(12);

    /** Makes the licences that a database holds. */
    public Licences(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Registers a product and returns its licence key. A serial number that is registered already keeps its key. */
    public String register(int product, String serial, String name, String email) {
        String stored = serial.strip().toUpperCase(Locale.ROOT);
        return database.call(session -> {
            String existing = session.first(
                    "select licence_key from licence where product_id = ? and serial = ?",
                    row -> row.getString(1),
                    product,
                    stored);
            if (existing != null) {
                return existing;
            }
            String text = keys.next();
            String key = "LARK-" + text.substring(0, 4) + "-" + text.substring(4, 8) + "-" + text.substring(8);
            session.update(
                    "insert into licence (licence_key, product_id, serial, name, email, issued)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    key,
                    product,
                    stored,
                    name,
                    email,
                    Timestamp.from(clock.instant()));
            return key;
        });
    }

    /** Returns the licence of a key, or null. */
    public @Nullable Licence find(String key) {
        return database.first(
                SELECT + "where licence_key = ?", Licence::read, key.strip().toUpperCase(Locale.ROOT));
    }

    /** Returns the licences of whoever can be reached at an e-mail address, the first one first. */
    public List<Licence> of(String email) {
        return database.list(
                SELECT + "where lower(email) = ? order by issued, licence_key",
                Licence::read,
                email.toLowerCase(Locale.ROOT));
    }

    /** Gives the holder of a licence another name, and returns whether there is one that they can be reached about there. */
    public boolean rename(String key, String email, String holder) {
        return database.call(session -> session.update(
                        "update licence set name = ? where licence_key = ? and lower(email) = ?",
                        holder,
                        key,
                        email.toLowerCase(Locale.ROOT)))
                > 0;
    }

    /** Deletes all registrations of an e-mail address. */
    public void erase(String email) {
        database.erase(session ->
                session.update("delete from licence where lower(email) = ?", email.toLowerCase(Locale.ROOT)));
    }

    /**
     * One registered product.
     *
     * @param key the licence key
     * @param product the product's name
     * @param serial the serial number on its case
     * @param holder who registered it
     * @param email how to reach the holder about it
     * @param issued when it was registered
     */
    public record Licence(String key, String product, String serial, String holder, String email, Instant issued) {
        static Licence read(ResultSet row) throws SQLException {
            return new Licence(
                    row.getString("licence_key"),
                    row.getString("product"),
                    row.getString("serial"),
                    row.getString("holder"),
                    row.getString("email"),
                    row.getTimestamp("issued").toInstant());
        }
    }
}
