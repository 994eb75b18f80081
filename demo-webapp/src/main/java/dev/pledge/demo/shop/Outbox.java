package dev.pledge.demo.shop;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters that wait to be sent. One that has been sent, or that nobody is to have any more, is deleted. */
public final class Outbox {
    private final Database database;
    private final Clock clock;

    /** Makes the outbox that a database holds. */
    public Outbox(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A letter that waits.
     *
     * @param id its number
     * @param email to whom it goes
     * @param subject what it is about
     * @param body plain text
     * @param written when it was put here
     */
    public record Waiting(long id, String email, String subject, String body, Instant written) {
        /** Returns a text that does not tell to whom it is, nor what it says. */
        @Override
        public String toString() {
            return "Waiting[" + id + "]";
        }
    }

    /**
     * Puts a letter in.
     *
     * @param most how many may wait
     * @return whether there was room for it
     */
    public boolean put(String email, String subject, String body, int most) {
        return database.call(s -> s.update(
                        "insert into outbox (email, subject, body, written)"
                                + " select ?, ?, ?, ? where (select count(*) from outbox) < ?",
                        email,
                        subject,
                        body,
                        Timestamp.from(clock.instant()),
                        most))
                > 0;
    }

    /** Returns all that wait, the first one first. */
    public List<Waiting> all() {
        return list("true");
    }

    /** Returns those that wait to be sent to an address, however it is capitalised. */
    public List<Waiting> of(String email) {
        return list("lower(email) = lower(?)", email);
    }

    private List<Waiting> list(String condition, Object... values) {
        return database.list(
                "select id, email, subject, body, written from outbox where " + condition + " order by id",
                row -> new Waiting(
                        row.getLong("id"),
                        row.getString("email"),
                        row.getString("subject"),
                        row.getString("body"),
                        row.getTimestamp("written").toInstant()),
                values);
    }

    /** Returns the next one that waits after the one of a number, or null. */
    public @Nullable Waiting after(long id) {
        List<Waiting> next = list("id = (select min(id) from outbox where id > ?)", id);
        return next.isEmpty() ? null : next.get(0);
    }

    /** Takes one out. */
    public void delete(long id) {
        database.call(s -> s.update("delete from outbox where id = ?", id));
    }

    /** Takes out what was put in before a moment, and returns how many. */
    public int deleteBefore(Instant moment) {
        return database.call(s -> s.update("delete from outbox where written < ?", Timestamp.from(moment)));
    }

    /** Takes out all that would go to an address, so that it is in no file any more. */
    public void erase(String email) {
        database.erase(s -> s.update("delete from outbox where lower(email) = lower(?)", email));
    }
}
