package dev.pledge.demo.shop;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was bought. */
public final class Orders {
    /** How long it takes until a parcel is on its way. */
    private static final Duration PACKING = Duration.ofDays(1);

    private final Database database;
    private final Clock clock;
    private final RandomText references = new RandomText(10);

    /** Makes the orders that a database holds. */
    public Orders(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Places an order, paid by card.
     *
     * @return its reference
     * @throws IllegalArgumentException if there is nothing to buy
     */
    public String place(Order.Buyer buyer, Card card, Basket basket) {
        if (basket.isEmpty()) {
            throw new IllegalArgumentException("an empty basket cannot be ordered");
        }
        String reference = references.next();
        return database.call(session -> {
            long id = session.insert(
                    "insert into shop_order (reference, placed, name, email, address, card_last_four)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    reference,
                    Timestamp.from(clock.instant()),
                    buyer.name(),
                    buyer.email().toLowerCase(Locale.ROOT),
                    buyer.address(),
                    card.lastFour());
            for (Basket.Line line : basket.lines()) {
                session.update(
                        "insert into order_line (order_id, name, quantity, price_cents) values (?, ?, ?, ?)",
                        id,
                        line.product().name(),
                        line.quantity(),
                        line.product().price().cents());
            }
            return reference;
        });
    }

    /** Returns an order by its reference, or null. */
    public @Nullable Order find(String reference) {
        List<Order> found = list("where reference = ?", reference);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Returns a customer's orders, the last one first. */
    public List<Order> of(String email) {
        return list("where email = ? order by placed desc, id desc", email.toLowerCase(Locale.ROOT));
    }

    /** Returns whether an order has not been sent yet, so that it may still go elsewhere. */
    public boolean isOpen(Order order) {
        return clock.instant().isBefore(order.placed().plus(PACKING));
    }

    /** Changes who gets an order, and returns whether it had not been sent yet. */
    public boolean rename(String reference, String name) {
        return change("name", reference, name);
    }

    /** Changes where an order goes, and returns whether it had not been sent yet. */
    public boolean readdress(String reference, String address) {
        return change("address", reference, address);
    }

    private boolean change(String column, String reference, String value) {
        return database.call(session -> session.update(
                        "update shop_order set " + column + " = ? where reference = ? and placed > ?",
                        value,
                        reference,
                        Timestamp.from(clock.instant().minus(PACKING))))
                > 0;
    }

    private List<Order> list(String condition, String value) {
        return database.call(session -> {
            List<Order> orders = new ArrayList<>();
            String select = "select id, reference, placed, name, email, address, card_last_four from shop_order ";
            for (Head head : session.list(select + condition, Head::read, value)) {
                orders.add(new Order(
                        head.order.reference(),
                        head.order.placed(),
                        head.order.buyer(),
                        head.order.cardLastFour(),
                        lines(session, head.id)));
            }
            return orders;
        });
    }

    private static List<Order.Line> lines(Session session, long id) throws SQLException {
        return session.list(
                "select name, quantity, price_cents from order_line where order_id = ? order by id",
                row -> new Order.Line(
                        row.getString("name"), row.getInt("quantity"), new Money(row.getLong("price_cents"))),
                id);
    }

    private record Head(long id, Order order) {
        static Head read(java.sql.ResultSet row) throws SQLException {
            Order.Buyer buyer =
                    new Order.Buyer(row.getString("name"), row.getString("email"), row.getString("address"));
            Order order = new Order(
                    row.getString("reference"),
                    row.getTimestamp("placed").toInstant(),
                    buyer,
                    row.getString("card_last_four"),
                    List.of());
            return new Head(row.getLong("id"), order);
        }
    }
}
