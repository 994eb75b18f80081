package dev.pledge.demo.shop;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The goods. */
public final class Catalogue {
    private static final String SELECT =
            "select id, name, kind, summary, description, price_cents, image from product ";

    private final Database database;

    /** Makes the catalogue that a database holds. */
    public Catalogue(Database database) {
        this.database = database;
    }

    /** Returns every product, in the order of the catalogue. */
    public List<Product> all() {
        return database.list(SELECT + "order by id", Catalogue::product);
    }

    /** Returns the products that the home page shows. */
    public List<Product> featured() {
        return database.list(SELECT + "where featured order by id", Catalogue::product);
    }

    /** Returns a product, or null if there is none of that number. */
    public @Nullable Product find(int id) {
        return database.first(SELECT + "where id = ?", Catalogue::product, id);
    }

    /** Returns the products whose name, kind or description has the words, whatever their case. */
    public List<Product> search(String words) {
        String pattern = "%"
                + words.strip()
                        .toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
        return database.list(
                SELECT + "where lower(name) like ? escape '!' or lower(kind) like ? escape '!'"
                        + " or lower(summary) like ? escape '!' or lower(description) like ? escape '!' order by id",
                Catalogue::product,
                pattern,
                pattern,
                pattern,
                pattern);
    }

    private static Product product(ResultSet row) throws SQLException {
        return new Product(
                row.getInt("id"),
                row.getString("name"),
                row.getString("kind"),
                row.getString("summary"),
                row.getString("description"),
                new Money(row.getLong("price_cents")),
                row.getString("image"));
    }
}
