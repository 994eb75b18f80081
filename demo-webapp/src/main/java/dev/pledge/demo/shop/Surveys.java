package dev.pledge.demo.shop;

import java.sql.Timestamp;
import java.time.Clock;

/** What visitors think of the shop. */
public final class Surveys {
    private final Database database;
    private final Clock clock;

    /** Makes the answers that a database holds. */
    public Surveys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores an answer. */
    public void store(Answer answer) {
        database.call(s -> s.update(
                "insert into survey_answer (rating, found_by, remarks, answered) values (?, ?, ?, ?)",
                answer.rating(),
                answer.foundBy(),
                answer.remarks(),
                Timestamp.from(clock.instant())));
    }

    /** Returns how many have answered. */
    public int count() {
        Integer count = database.first("select count(*) from survey_answer", row -> row.getInt(1));
        return count == null ? 0 : count;
    }

    /**
     * One visitor's answer; it is anonymous.
     *
     * @param rating 1, bad, to 5, good
     * @param foundBy how the visitor heard of the shop
     * @param remarks anything else
     */
    public record Answer(int rating, String foundBy, String remarks) {}
}
