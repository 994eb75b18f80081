package dev.pledge.demo.shop;

import java.sql.ResultSet;
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
    private static final String FIRST =
            "post.id = (select min(one.id) from post one where one.topic_id = post.topic_id)";
    private static final String DELETED_TOPIC = "A deleted topic";
    private static final String DELETED_AUTHOR = "deleted";
    private static final String DELETED_BODY = "The author has had this post deleted.";
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

    /**
     * Opens a topic with its first post and returns its number.
     *
     * @param owner the e-mail address of the customer who is signed in; null if nobody is
     */
    public long open(String title, String author, String body, @Nullable String owner) {
        return database.call(session -> {
            long topic = session.insert("insert into topic (title) values (?)", title);
            write(session, topic, author, body, owner);
            return topic;
        });
    }

    /**
     * Adds a post to a topic that exists.
     *
     * @param owner the e-mail address of the customer who is signed in; null if nobody is
     */
    public void reply(long topic, String author, String body, @Nullable String owner) {
        database.call(session -> write(session, topic, author, body, owner));
    }

    /** Returns all that a customer has written while signed in, the first post first. */
    public List<OwnPost> of(String owner) {
        return database.list(
                "select post.id, topic_id, title, author, body, written, " + FIRST + " as is_first"
                        + " from post join topic on topic.id = topic_id where owner = ? order by post.id",
                OwnPost::read,
                owner);
    }

    /** Changes the title of the topic that a customer's post has opened, and returns whether there is one. */
    public boolean retitle(long post, String owner, String title) {
        return change(
                "update topic set title = ? where id in (select topic_id from post where id = ? and owner = ? and "
                        + FIRST + ")",
                title,
                post,
                owner);
    }

    /** Changes the name under which a customer's post stands, and returns whether there is one. */
    public boolean sign(long post, String owner, String author) {
        return change("update post set author = ? where id = ? and owner = ?", author, post, owner);
    }

    /** Changes what a customer's post says, and returns whether there is one. */
    public boolean rewrite(long post, String owner, String body) {
        return change("update post set body = ? where id = ? and owner = ?", body, post, owner);
    }

    private boolean change(String sql, String value, long post, String owner) {
        return database.call(session -> session.update(sql, value, post, owner)) > 0;
    }

    /**
     * Takes out what a customer has written, and whose it was. That there was a post stays, so that the answers of others
     * still answer something.
     */
    public void erase(String owner) {
        database.erase(session -> {
            session.update(
                    "update topic set title = ? where id in (select topic_id from post where owner = ? and " + FIRST
                            + ")",
                    DELETED_TOPIC,
                    owner);
            return session.update(
                    "update post set author = ?, body = ?, owner = null where owner = ?",
                    DELETED_AUTHOR,
                    DELETED_BODY,
                    owner);
        });
    }

    private long write(Session session, long topic, String author, String body, @Nullable String owner)
            throws SQLException {
        return session.insert(
                "insert into post (topic_id, author, body, written, owner) values (?, ?, ?, ?, ?)",
                topic,
                author,
                body,
                Timestamp.from(clock.instant()),
                owner);
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
        static Topic read(ResultSet row) throws SQLException {
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

    /**
     * What a customer said while signed in.
     *
     * @param id the post's number
     * @param topic the topic's number
     * @param title the topic's title
     * @param isFirst whether the post opened the topic
     * @param post what was said
     */
    public record OwnPost(long id, long topic, String title, boolean isFirst, Post post) {
        static OwnPost read(ResultSet row) throws SQLException {
            return new OwnPost(
                    row.getLong("id"),
                    row.getLong("topic_id"),
                    row.getString("title"),
                    row.getBoolean("is_first"),
                    new Post(
                            row.getString("author"),
                            row.getString("body"),
                            row.getTimestamp("written").toInstant()));
        }
    }
}
