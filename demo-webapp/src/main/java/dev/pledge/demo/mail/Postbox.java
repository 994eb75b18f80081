package dev.pledge.demo.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends letters in the background, one after the other, by SMTP (RFC 5321). Whoever drops one in does not wait, and does not
 * learn whether it arrived: what cannot be sent is logged, without the address, and lost. Safe for use by all threads.
 */
public final class Postbox implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Postbox.class.getName());
    private static final int MOST_WAITING = 1_000;
    private static final int CLOSING_SECONDS = 5;
    private static final String TIMEOUT_MILLIS = "10000";

    private final @Nullable Smtp server;
    private final Clock clock;
    private final Session session = Session.getInstance(new Properties());
    private final AtomicBoolean told = new AtomicBoolean();
    private final ThreadPoolExecutor sender =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), Postbox::thread);

    /** @param server takes the letters; without one none is sent, which is logged once */
    public Postbox(@Nullable Smtp server, Clock clock) {
        this.server = server;
        this.clock = clock;
        if (server != null) {
            Properties properties = session.getProperties();
            properties.setProperty("mail.smtp.host", server.host());
            properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
            properties.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
            properties.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
            properties.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "postbox");
        thread.setDaemon(true);
        return thread;
    }

    void drop(Letter letter) {
        Smtp to = server;
        if (to == null) {
            if (told.compareAndSet(false, true)) {
                LOG.log(Level.INFO, "No mail is sent, for no mail server is named; this is logged once.");
            }
            return;
        }
        try {
            sender.execute(() -> send(letter, to));
        } catch (RejectedExecutionException e) {
            LOG.log(Level.WARNING, "A letter was not sent: too many wait, or the shop closes.");
        }
    }

    private void send(Letter letter, Smtp to) {
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(to.from(), true));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
            message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
            message.setText(letter.text(), StandardCharsets.UTF_8.name());
            message.setSentDate(Date.from(clock.instant()));
            Transport.send(message);
        } catch (MessagingException | RuntimeException e) {
            // What it says may name the address.
            LOG.log(Level.WARNING, "A letter was not sent: {0}", e.getClass().getName());
        }
    }

    /** Sends what waits, for a few seconds at most. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(
                        Level.WARNING,
                        "{0} letters were not sent",
                        sender.shutdownNow().size());
            }
        } catch (InterruptedException e) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
