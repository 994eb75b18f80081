package dev.pledge.demo.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What {@code /metrics} says of Pledge at one moment.
 *
 * @param series the value of each series of Pledge's own meters, by its name and tags; without sums,
 *     maxima and buckets of durations, moments, and the part of the journal that is still on its way, which differ from run to
 *     run
 */
public record Scrape(SortedMap<String, Double> series) {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern VOLATILE = Pattern.compile(
            "pledge_(time_seconds_(sum|max|bucket)|findings_newest_seconds|statistics_pending_bytes)[ {]");

    /** Asks a shop. */
    public static Scrape of(ShopProcess shop) {
        SortedMap<String, Double> series = new TreeMap<>();
        new Visitor(shop)
                .get(shop.management("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("pledge_"))
                .filter(line -> !VOLATILE.matcher(line).lookingAt())
                .forEach(line -> {
                    int space = line.lastIndexOf(' ');
                    series.put(line.substring(0, space), Double.valueOf(line.substring(space)));
                });
        return new Scrape(series);
    }

    /**
     * Waits until the shop has accounted for so many requests more, which can be a moment after they are answered, and
     * asks it again. If that does not happen in time, this returns what there is.
     */
    public Scrape after(int requests, ShopProcess shop) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Scrape now = of(shop);
        while (!now.hasSeen(requests, this) && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            now = of(shop);
        }
        return now;
    }

    /** Returns every series that has changed since another moment, and by how much, as a line in Prometheus's format. */
    public List<String> since(Scrape before) {
        TreeSet<String> names = new TreeSet<>(series.keySet());
        names.addAll(before.series.keySet());
        return names.stream()
                .filter(name -> value(name) != before.value(name))
                .map(name -> name + " " + (value(name) - before.value(name)))
                .toList();
    }

    /** Reads lines as {@link #since} returns them; a line that begins with {@code #} is a comment. */
    public static List<String> lines(String text) {
        return text.lines().filter(line -> !line.startsWith("#")).toList();
    }

    private double value(String name) {
        return series.getOrDefault(name, 0.0);
    }

    /** A request is counted, and then its time: only when both are there is it accounted for. */
    private boolean hasSeen(int requests, Scrape before) {
        return requests() - before.requests() >= requests && timed() - before.timed() >= requests;
    }

    private double requests() {
        return series.entrySet().stream()
                .filter(one -> one.getKey().startsWith("pledge_requests_total"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private double timed() {
        return value("pledge_time_seconds_count");
    }
}
