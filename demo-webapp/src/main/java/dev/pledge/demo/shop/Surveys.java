package dev.pledge.demo.shop;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What visitors think of the shop. */
public final class Surveys {
    private final Database database;
    private final Clock clock;

    /** Makes the answers that a database holds. */
    public Surveys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Stores an answer.
     *
     * @param owner the e-mail address of the customer who is signed in; null if nobody is
     */
    public void store(Answer answer, @Nullable String owner) {
        database.call(s -> s.update(
                "insert into survey_answer (rating, found_by, remarks, answered, owner) values (?, ?, ?, ?, ?)",
                answer.rating(),
                answer.foundBy(),
                answer.remarks(),
                Timestamp.from(clock.instant()),
                owner));
    }

    /** Returns how many have answered. */
    public int count() {
        Integer count = database.first("select count(*) from survey_answer", row -> row.getInt(1));
        return count == null ? 0 : count;
    }

    /** Returns a customer's answers, the first one first. */
    public List<Stored> of(String owner) {
        return database.list(
                "select id, rating, found_by, remarks, answered from survey_answer where owner = ? order by id",
                row -> new Stored(
                        row.getLong("id"),
                        new Answer(row.getInt("rating"), row.getString("found_by"), row.getString("remarks")),
                        row.getTimestamp("answered").toInstant()),
                owner);
    }

    /** Changes what a customer thinks of the shop, and returns whether there is such an answer of theirs. */
    public boolean rate(long id, String owner, int rating) {
        return change("rating", rating, id, owner);
    }

    /** Changes how a customer heard of the shop, and returns whether there is such an answer of theirs. */
    public boolean foundBy(long id, String owner, String foundBy) {
        return change("found_by", foundBy, id, owner);
    }

    /** Changes what else a customer said, and returns whether there is such an answer of theirs. */
    public boolean remark(long id, String owner, String remarks) {
        return change("remarks", remarks, id, owner);
    }

    private boolean change(String column, Object value, long id, String owner) {
        return database.call(s -> s.update(
                        "update survey_answer set " + column + " = ? where id = ? and owner = ?", value, id, owner))
                > 0;
    }

    /** Deletes a customer's answers. */
    public void erase(String owner) {
        database.erase(s -> s.update("delete from survey_answer where owner = ?", owner));
    }

    /**
     * One visitor's answer.
     *
     * @param rating 1, bad, to 5, good
     * @param foundBy how the visitor heard of the shop
     * @param remarks anything else
     */
    public record Answer(int rating, String foundBy, String remarks) {}

    /**
     * An answer that a customer gave.
     *
     * @param id its number
     * @param answer what it says
     * @param answered when it was given
     */
    public record Stored(long id, Answer answer, Instant answered) {}
}
