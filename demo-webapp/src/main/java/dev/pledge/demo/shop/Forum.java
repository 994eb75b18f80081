package dev.pledge.demo.shop;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where customers talk. */
public final class Forum {
    private static final String TOPICS = "select topic.id, title, count(*) as posts, max(written) as last_written"
            + " from topic join post on post.topic_id = topic.id ";
    private static final int MOST_TOPICS = 50;
    private static final int MOST_POSTS = 200;

    private final Database database;
    private final Clock clock;

    /** Makes the forum that a database holds. */
    public Forum(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Returns the topics, the one with the newest post first. */
    public List<Topic> topics() {
        return database.list(
                TOPICS + "group by topic.id, title order by last_written desc, topic.id desc limit ?",
                Topic::read,
                MOST_TOPICS);
    }

    /** Returns a topic, or null. */
    public @Nullable Topic topic(long id) {
        return database.first(TOPICS + "where topic.id = ? group by topic.id, title", Topic::read, id);
    }

    /** Returns the posts of a topic, the oldest first. */
    public List<Post> posts(long topic) {
        return database.list(
                "select author, body, written from post where topic_id = ? order by id limit ?",
                row -> new Post(
                        row.getString("author"),
                        row.getString("body"),
                        row.getTimestamp("written").toInstant()),
                topic,
                MOST_POSTS);
    }

    /** Opens a topic with its first post and returns its number. */
    public long open(String title, String author, String body) {
        return database.call(session -> {
            long topic = session.insert("insert into topic (title) values (?)", title);
            write(session, topic, author, body);
            return topic;
        });
    }

    /** Adds a post to a topic that exists. */
    public void reply(long topic, String author, String body) {
        database.call(session -> write(session, topic, author, body));
    }

    private long write(Session session, long topic, String author, String body) throws SQLException {
        return session.insert(
                "insert into post (topic_id, author, body, written) values (?, ?, ?, ?)",
                topic,
                author,
                body,
                Timestamp.from(clock.instant()));
    }

    /**
     * Something to talk about.
     *
     * @param id its number
     * @param title its title
     * @param posts how many posts it has
     * @param lastWritten when the last one was written
     */
    public record Topic(long id, String title, int posts, Instant lastWritten) {
        static Topic read(java.sql.ResultSet row) throws SQLException {
            return new Topic(
                    row.getLong("id"),
                    row.getString("title"),
                    row.getInt("posts"),
                    row.getTimestamp("last_written").toInstant());
        }
    }

    /**
     * What somebody said.
     *
     * @param author the name that the author gave
     * @param body plain text
     * @param written when it was written
     */
    public record Post(String author, String body, Instant written) {}
}
