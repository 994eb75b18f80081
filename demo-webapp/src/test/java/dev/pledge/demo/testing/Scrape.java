package dev.pledge.demo.testing;

import java.time.Duration;
import java.util.List;

/** What {@code /metrics} says of Pledge. */
public final class Scrape {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private Scrape() {}

    /**
     * Waits until so many requests are accounted for, which can be a moment after they are answered, and returns every
     * line of Pledge's own meters that is not zero, in the order of the alphabet; without durations, which differ.
     */
    public static List<String> after(int requests, ShopProcess shop) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<String> lines = lines(shop);
        while (requests(lines) != requests && System.nanoTime() < deadline) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            lines = lines(shop);
        }
        return lines;
    }

    private static List<String> lines(ShopProcess shop) {
        return new Visitor(shop)
                .get(shop.management("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("pledge_"))
                .filter(line -> !line.endsWith(" 0.0"))
                .filter(line -> !line.matches("pledge_time_seconds_(sum|max) .*"))
                .sorted()
                .toList();
    }

    private static int requests(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("pledge_requests_total"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
