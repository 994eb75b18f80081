package dev.pledge.demo.mail;

import dev.pledge.demo.shop.Outbox;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Sends what waits in the outbox by SMTP (RFC 5321), and gives up what could not be sent for a day. */
final class Delivery {
    /** How long a letter is tried. */
    static final Duration PATIENCE = Duration.ofDays(1);

    private static final Logger LOG = System.getLogger(Delivery.class.getName());
    private static final String TIMEOUT_MILLIS = "10000";

    private final Smtp server;
    private final Outbox outbox;
    private final Clock clock;
    private final Session session;

    Delivery(Smtp server, Outbox outbox, Clock clock) {
        this.server = server;
        this.outbox = outbox;
        this.clock = clock;
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", server.host());
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        this.session = Session.getInstance(properties);
    }

    /**
     * Sends all that waits, the first letter first. A server that cannot be reached is not asked for the next one. A letter
     * is out of the box once the server has it; if the shop dies in between, it is sent again.
     *
     * @return whether nothing is left that is to be tried again
     */
    boolean round() {
        int late = outbox.deleteBefore(clock.instant().minus(PATIENCE));
        if (late > 0) {
            LOG.log(Level.WARNING, "{0} letters were given up: they could not be sent for a day.", late);
        }
        boolean all = true;
        // One after the other: what is erased meanwhile is not sent.
        for (Outbox.@Nullable Waiting letter = outbox.after(0); letter != null; letter = outbox.after(letter.id())) {
            try {
                send(letter);
                outbox.delete(letter.id());
            } catch (MessagingException e) {
                // What it says may name the address.
                String why = e.getClass().getName();
                if (isFinal(e)) {
                    LOG.log(Level.WARNING, "A letter was given up: its address is refused ({0}).", why);
                    outbox.delete(letter.id());
                    continue;
                }
                LOG.log(Level.WARNING, "A letter was not sent, and will be tried again: {0}", why);
                all = false;
                if (!(e instanceof SendFailedException)) {
                    return false;
                }
            }
        }
        return all;
    }

    /** Returns whether it is the address that is wrong, not the moment. */
    private static boolean isFinal(MessagingException e) {
        if (e instanceof AddressException) {
            return true;
        }
        Address @Nullable [] invalid = e instanceof SendFailedException failed ? failed.getInvalidAddresses() : null;
        return invalid != null && invalid.length > 0;
    }

    private void send(Outbox.Waiting letter) throws MessagingException {
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(server.from(), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.email(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.body(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.written()));
        Transport.send(message);
    }
}
