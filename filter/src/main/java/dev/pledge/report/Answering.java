package dev.pledge.report;

import dev.pledge.subject.Requests.Request;
import dev.pledge.subject.Requests.What;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How requests of one kind, of those that came in a period, were answered by some moment.
 *
 * @param what what was asked for
 * @param received how many came
 * @param answered how many of them were answered
 * @param late how many of them were answered after their due day, or are not answered though it is over
 * @param median half of those answered were within this; zero if none was
 * @param longest the longest time to an answer
 */
record Answering(What what, long received, long answered, long late, Duration median, Duration longest) {
    /** @param zone whose days the due days are */
    static Answering of(What what, List<Request> all, Instant from, Instant to, Instant now, ZoneId zone) {
        List<Duration> times = new ArrayList<>();
        long received = 0;
        long late = 0;
        for (Request request : all) {
            boolean inPeriod =
                    !request.received().isBefore(from) && request.received().isBefore(to);
            if (request.what() == what && inPeriod) {
                received++;
                late += isLate(request, now, zone) ? 1 : 0;
                Instant done = request.done();
                if (done != null) {
                    times.add(Duration.between(request.received(), done));
                }
            }
        }
        times.sort(null);
        return new Answering(
                what,
                received,
                times.size(),
                late,
                times.isEmpty() ? Duration.ZERO : times.get((times.size() - 1) / 2),
                times.isEmpty() ? Duration.ZERO : times.get(times.size() - 1));
    }

    private static boolean isLate(Request request, Instant now, ZoneId zone) {
        Instant done = request.done();
        return LocalDate.ofInstant(done == null ? now : done, zone).isAfter(request.due());
    }

    /** Returns how many of all requests, whenever they came, had not been answered by a moment, though they should have been. */
    static long overdue(List<Request> all, Instant at, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return all.stream()
                .filter(request -> request.received().isBefore(at) && day.isAfter(request.due()))
                .filter(request -> request.done() == null || !request.done().isBefore(at))
                .count();
    }
}
