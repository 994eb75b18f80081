package dev.pledge.demo.privacy;

import dev.pledge.demo.shop.Order;
import dev.pledge.demo.shop.Orders;
import dev.pledge.subject.Correction;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A customer's orders, which are invoices at the same time. German law has vouchers kept for eight years from the end of
 * the year in which they were made (AO, section 147, paragraphs 3 and 4), so they are kept, and nothing in them is altered
 * once the parcel is on its way.
 */
final class OrderSource extends ShopSource<Order> {
    private static final int YEARS = 8;
    private static final ZoneId SHOP = ZoneId.of("Europe/Berlin");
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_ADDRESS = 300;

    private final Orders orders;

    OrderSource(Orders orders) {
        super("orders");
        this.orders = orders;
    }

    @Override
    List<Order> all(String email) {
        return orders.of(email);
    }

    @Override
    String key(Order order) {
        return order.reference();
    }

    @Override
    HeldItem item(Order order, Words words) {
        List<HeldField> fields = new ArrayList<>();
        fields.add(words.fixed("placed", order.placed().toString(), "fixed"));
        Order.Buyer buyer = order.buyer();
        boolean open = orders.isOpen(order);
        fields.add(open ? words.correctable("person", buyer.name()) : words.fixed("person", buyer.name(), "sent"));
        fields.add(
                open ? words.correctable("address", buyer.address()) : words.fixed("address", buyer.address(), "sent"));
        fields.add(words.fixed("email", buyer.email(), "fixed"));
        fields.add(words.fixed("card", "…" + order.cardLastFour(), "fixed"));
        String lines = order.lines().stream()
                .map(line -> line.quantity() + " × " + line.name() + ", " + line.total())
                .collect(Collectors.joining("\n"));
        fields.add(words.fixed("lines", lines, "fixed"));
        fields.add(words.fixed("total", order.total().toString(), "fixed"));
        return new HeldItem(key(order), title(order, words), fields);
    }

    @Override
    Correction correct(String email, Order order, String field, String value, Words words) {
        return field.equals("address")
                ? change(value, LONGEST_ADDRESS, words, to -> orders.readdress(order.reference(), to))
                : change(value, LONGEST_NAME, words, name -> orders.rename(order.reference(), name));
    }

    @Override
    List<Erasure> erase(String email, List<Order> all, Words words) {
        return all.stream()
                .map(order -> Erasure.kept(title(order, words), words.of("kept"), keptUntil(order.placed())))
                .toList();
    }

    /** Returns the last day on which an order placed at a moment must be there. */
    static LocalDate keptUntil(Instant placed) {
        return LocalDate.of(placed.atZone(SHOP).getYear() + YEARS, Month.DECEMBER, 31);
    }

    private static String title(Order order, Words words) {
        return words.of("title", order.reference());
    }
}
