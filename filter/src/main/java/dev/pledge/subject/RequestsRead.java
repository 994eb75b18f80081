package dev.pledge.subject;

import dev.pledge.record.LogEntry;
import dev.pledge.subject.Requests.Request;
import dev.pledge.subject.Requests.What;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes the entries of the log in their order, and tells which requests there are, and which of them have been answered.
 * However many come after it, one that has not been answered is not forgotten where these alone are wanted. For one thread.
 */
final class RequestsRead implements Consumer<LogEntry> {
    private final Predicate<LogEntry> wanted;
    private final int limit;
    private final boolean openOnly;
    private final TreeMap<Long, Read> held = new TreeMap<>();

    /** The numbers of what is open, by what would answer it. */
    private final Map<String, TreeSet<Long>> open = new HashMap<>();

    /** A request, and what is answered with it; null if that is nothing else. */
    private record Read(Request request, @Nullable String wish) {}

    /**
     * @param wanted chooses among the requests' entries
     * @param limit how many requests are told at most: the latest
     * @param openOnly whether those are told that have not been answered, and no others
     */
    RequestsRead(Predicate<LogEntry> wanted, int limit, boolean openOnly) {
        this.wanted = wanted;
        this.limit = limit;
        this.openOnly = openOnly;
    }

    @Override
    public void accept(LogEntry entry) {
        if (entry.kind().equals(Requests.REQUEST) && wanted.test(entry)) {
            received(entry);
        } else if (entry.kind().equals(Requests.DONE)) {
            done(entry);
        }
    }

    private void received(LogEntry entry) {
        What what = What.of(entry.field("what"));
        LocalDate due = day(entry.field("due"));
        if (what == null || due == null) {
            return;
        }
        String person = String.valueOf(entry.field("person"));
        String wish = what.wish() == null ? null : what.wish() + " " + person;
        boolean atOnce = entry.field("done") != null;
        Request request = new Request(
                entry.number(),
                what,
                Requests.mark(person),
                entry.field("by"),
                entry.time(),
                due,
                atOnce ? entry.time() : null);
        Read read = new Read(request, wish);
        if (atOnce) {
            answerEarlier(read, entry.time());
        }
        if (!atOnce || !openOnly) {
            hold(read);
        }
    }

    private void hold(Read read) {
        held.put(read.request.number(), read);
        if (read.wish != null && read.request.done() == null) {
            open.computeIfAbsent(read.wish, wish -> new TreeSet<>()).add(read.request.number());
        }
        if (held.size() > limit) {
            Read oldest = held.firstEntry().getValue();
            held.remove(oldest.request.number());
            close(oldest);
        }
    }

    private void done(LogEntry entry) {
        Read read = held.get(number(entry.field("request")));
        if (read != null && read.request.done() == null) {
            answer(read, entry.time());
            answerEarlier(read, entry.time());
        }
    }

    /**
     * Who was shown or spared a part only, and then got all of it, has been answered. What an operator looked at has been
     * shown to nobody but them: the person's own request to see it waits on.
     */
    private void answerEarlier(Read answered, Instant time) {
        NavigableSet<Long> same = answered.wish == null ? null : open.get(answered.wish);
        if (same == null) {
            return;
        }
        boolean operatorsLook = answered.request.operator() != null && answered.request.what() != What.ERASE;
        for (Long number : List.copyOf(same.headSet(answered.request.number(), false))) {
            Read earlier = held.get(number);
            if (earlier != null && !(operatorsLook && earlier.request.operator() == null)) {
                answer(earlier, time);
            }
        }
    }

    private void answer(Read read, Instant time) {
        Request now = read.request;
        close(read);
        if (openOnly) {
            held.remove(now.number());
        } else {
            Request answered =
                    new Request(now.number(), now.what(), now.mark(), now.operator(), now.received(), now.due(), time);
            held.put(now.number(), new Read(answered, read.wish));
        }
    }

    private void close(Read read) {
        TreeSet<Long> same = read.wish == null ? null : open.get(read.wish);
        if (same != null && same.remove(read.request.number()) && same.isEmpty()) {
            open.remove(read.wish);
        }
    }

    private static long number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns the requests, the oldest first. */
    List<Request> requests() {
        return held.values().stream().map(Read::request).toList();
    }
}
