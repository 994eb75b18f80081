package dev.pledge.subject;

import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.record.ChainedLog;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which persons asked what about their data, and when it was done; never what it was. Safe for use by all threads. */
public final class Requests {
    static final String REQUEST = "request";
    static final String DONE = "request-done";
    private static final int LIMIT = 100_000;
    private static final Counter ANSWERED = new Counter("person", "any", "answered");
    private static final int MARK = 8;

    /** What a person asks for. */
    public enum What {
        /** To see what is held. */
        ACCESS,
        /** To have it as a file. */
        DOWNLOAD,
        /** To have a field corrected. */
        CORRECT,
        /** To have it erased. */
        ERASE;

        /** Returns what is answered in whole by the same answer; null for what only itself answers. */
        @Nullable
        String wish() {
            return switch (this) {
                case ACCESS, DOWNLOAD -> "show";
                case ERASE -> "erase";
                case CORRECT -> null;
            };
        }

        /** Returns its name in the log and in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable What of(@Nullable String key) {
            for (What what : values()) {
                if (what.key().equals(key)) {
                    return what;
                }
            }
            return null;
        }
    }

    /**
     * One request.
     *
     * @param number its number
     * @param what what was asked for
     * @param mark the beginning of the pseudonym that the person stands under, as {@link #mark} has it
     * @param operator the name of whoever asked on the person's behalf; null for the person
     * @param received when it came
     * @param due the last day on which it may be answered
     * @param done when it was answered; null if it has not been
     */
    public record Request(
            long number,
            What what,
            String mark,
            @Nullable String operator,
            Instant received,
            LocalDate due,
            @Nullable Instant done) {
        /** Returns whether it has not been answered, though it should have been. */
        public boolean isOverdue(LocalDate today) {
            return done == null && today.isAfter(due);
        }
    }

    private final ChainedLog log;
    private final Marks marks;
    private final Tally tally;

    Requests(ChainedLog log, Marks marks, Tally tally) {
        this.tally = tally;
        this.log = log;
        this.marks = marks;
    }

    /**
     * Returns the last day on which a request may be answered: so many months later, on the day of the same number, or on
     * the month's last where it has none (Regulation 1182/71, article 3(2)(c)).
     */
    public static LocalDate due(Instant received, Period period, ZoneId zone) {
        return LocalDate.ofInstant(received, zone).plus(period);
    }

    /**
     * Records a request.
     *
     * @param operator the name of whoever asks on the person's behalf; null for the person
     * @param due the last day on which it may be answered
     * @param done whether it has been answered at once
     * @return the request's number
     * @throws IOException if it could not be recorded
     */
    public long received(What what, DataSubject person, @Nullable String operator, LocalDate due, boolean done)
            throws IOException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("what", what.key());
        fields.put("person", marks.of(person));
        if (operator != null) {
            fields.put("by", operator);
        }
        fields.put("due", due.toString());
        if (done) {
            fields.put("done", "at-once");
        }
        long number = log.append(REQUEST, fields).number();
        tally.count(new Counter("person", what.key(), "received"), 1);
        if (done) {
            tally.count(ANSWERED, 1);
        }
        return number;
    }

    /**
     * Records that a request has been answered.
     *
     * @throws IOException if that could not be recorded
     */
    public void done(long number) throws IOException {
        log.append(DONE, Map.of("request", "" + number));
        tally.count(ANSWERED, 1);
    }

    /**
     * Records that an open request has been answered by hand.
     *
     * @param by the name of whoever has answered it
     * @return whether there is an open request of this number
     * @throws IOException if that could not be recorded
     */
    public boolean close(long number, String by) throws IOException {
        if (open().stream().noneMatch(request -> request.number() == number)) {
            return false;
        }
        log.append(DONE, Map.of("request", "" + number, "by", by));
        tally.count(ANSWERED, 1);
        return true;
    }

    /** Returns what tells a person's requests from those of others: the beginning of their pseudonym. */
    public String mark(DataSubject person) {
        return mark(marks.of(person));
    }

    static String mark(String pseudonym) {
        return pseudonym.substring(0, Math.min(MARK, pseudonym.length()));
    }

    /** Returns the latest requests about a person, the oldest of them first. */
    public List<Request> of(DataSubject person) throws IOException {
        Set<String> all = marks.all(person);
        return read(new RequestsRead(entry -> all.contains(String.valueOf(entry.field("person"))), LIMIT, false));
    }

    /** Returns the requests that have not been answered, the oldest first. */
    public List<Request> open() throws IOException {
        return read(new RequestsRead(entry -> true, LIMIT, true));
    }

    /** Returns the latest requests, the oldest of them first. */
    public List<Request> latest(int limit) throws IOException {
        return read(new RequestsRead(entry -> true, limit, false));
    }

    private List<Request> read(RequestsRead reader) throws IOException {
        log.each(reader);
        return reader.requests();
    }
}
