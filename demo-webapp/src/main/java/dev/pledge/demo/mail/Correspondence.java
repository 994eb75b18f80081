package dev.pledge.demo.mail;

import dev.pledge.demo.shop.Order;
import dev.pledge.policy.Channel;
import dev.pledge.policy.ContactPurpose;
import dev.pledge.subject.Addressee;
import dev.pledge.subject.Contact;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the shop writes to people. Before each letter it asks the privacy policy whether it may; without Pledge there is nobody
 * to ask, and it writes to anybody.
 */
public final class Correspondence {
    /** The servlet context's attribute in which the shop's pages find it. */
    public static final String ATTRIBUTE = Correspondence.class.getName();

    private final Postbox postbox;
    private final Supplier<@Nullable Contact> contact;

    /** @param contact the policy's word, if there is one */
    public Correspondence(Postbox postbox, Supplier<@Nullable Contact> contact) {
        this.postbox = postbox;
        this.contact = contact;
    }

    /**
     * Confirms an order to the one who has placed it.
     *
     * @param isCustomer whether they have an account
     * @return whether it may be confirmed by mail
     */
    public boolean confirm(Order order, boolean isCustomer) {
        StringBuilder text = new StringBuilder()
                .append("Dear ")
                .append(order.buyer().name())
                .append(",\n\nthank you for your order ")
                .append(order.reference())
                .append(":\n\n");
        for (Order.Line line : order.lines()) {
            text.append("  ")
                    .append(line.quantity())
                    .append(" × ")
                    .append(line.name())
                    .append(", ")
                    .append(line.total())
                    .append('\n');
        }
        text.append("\nTotal ")
                .append(order.total())
                .append(", paid with the card that ends in ")
                .append(order.cardLastFour())
                .append(".\nIt goes to:\n\n")
                .append(order.buyer().address())
                .append("\n\nLarkfield Instruments\n");
        return write(
                isCustomer,
                ContactPurpose.ORDER,
                new Letter(order.buyer().email(), "Your order " + order.reference(), text.toString()));
    }

    /**
     * Sends the present issue of the newsletter.
     *
     * @param email to whom
     * @param isCustomer whether they have an account
     * @param issue which of the two newsletters
     * @return whether the policy lets the shop write to them
     */
    public boolean send(Issue issue, String email, boolean isCustomer) {
        return write(isCustomer, issue.purpose(), new Letter(email, issue.subject(), issue.text()));
    }

    private boolean write(boolean isCustomer, ContactPurpose purpose, Letter letter) {
        Contact policy = contact.get();
        Addressee to = isCustomer ? Addressee.CUSTOMER : Addressee.OTHER;
        boolean may = policy == null || policy.may(to, Channel.E_MAIL, purpose).allowed();
        if (may) {
            postbox.drop(letter);
        }
        return may;
    }
}
