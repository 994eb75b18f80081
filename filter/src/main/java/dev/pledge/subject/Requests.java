package dev.pledge.subject;

import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.record.ChainedLog;
import dev.pledge.record.LogEntry;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which persons asked what about their data, and when it was done; never what it was. Safe for use by all threads. */
public final class Requests {
    private static final String REQUEST = "request";
    private static final String DONE = "request-done";
    private static final int LIMIT = 100_000;
    private static final Counter ANSWERED = new Counter("person", "any", "answered");

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

        boolean isToShow() {
            return this == ACCESS || this == DOWNLOAD;
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
     * @param operator the name of whoever asked on the person's behalf; null for the person
     * @param received when it came
     * @param due the last day on which it may be answered
     * @param done when it was answered; null if it has not been
     */
    public record Request(
            long number,
            What what,
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

    /** Returns the latest requests about a person, the oldest of them first. */
    public List<Request> of(DataSubject person) throws IOException {
        Set<String> all = marks.all(person);
        return requests(entry -> all.contains(String.valueOf(entry.field("person"))));
    }

    /** Returns the requests that have not been answered, the oldest first. */
    public List<Request> open() throws IOException {
        return requests(entry -> true).stream()
                .filter(request -> request.done() == null)
                .toList();
    }

    /** Returns the latest requests, the oldest of them first. */
    public List<Request> latest(int limit) throws IOException {
        List<Request> all = requests(entry -> true);
        return all.subList(Math.max(0, all.size() - limit), all.size());
    }

    private List<Request> requests(Predicate<LogEntry> wanted) throws IOException {
        Map<String, Instant> done = new HashMap<>();
        List<LogEntry> received = new ArrayList<>();
        List<LogEntry> all = log.find(
                entry -> entry.kind().equals(DONE) || entry.kind().equals(REQUEST) && wanted.test(entry), LIMIT);
        for (LogEntry entry : all) {
            if (entry.kind().equals(DONE)) {
                done.put(String.valueOf(entry.field("request")), entry.time());
            } else {
                received.add(entry);
            }
        }
        Deque<Request> requests = new ArrayDeque<>();
        Map<String, Instant> shown = new HashMap<>();
        for (int i = received.size() - 1; i >= 0; i--) {
            LogEntry entry = received.get(i);
            What what = What.of(entry.field("what"));
            String due = entry.field("due");
            if (what != null && due != null) {
                Instant at = entry.field("done") == null ? done.get("" + entry.number()) : entry.time();
                if (what.isToShow()) {
                    // Who was shown a part only, and then all of it, has been answered.
                    String person = String.valueOf(entry.field("person"));
                    at = at == null ? shown.get(person) : at;
                    if (at != null) {
                        shown.put(person, at);
                    }
                }
                requests.addFirst(
                        new Request(entry.number(), what, entry.field("by"), entry.time(), LocalDate.parse(due), at));
            }
        }
        return List.copyOf(requests);
    }
}
