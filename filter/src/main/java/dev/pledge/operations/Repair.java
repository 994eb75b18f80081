package dev.pledge.operations;

import dev.pledge.finding.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A page that the web team should mend, and what of it.
 *
 * @param page the page's name
 * @param urgency how bad it is: the worst of what was found counts most, then how much was found
 * @param count how often anything was found on it
 * @param last when anything was last found on it
 * @param tasks what is to be done, the most urgent first
 */
record Repair(String page, int urgency, long count, Instant last, List<Task> tasks) {
    /** What was not found for so long is mended. */
    static final Duration RECENT = Duration.ofDays(30);

    private static final int NOTHING = 0;
    private static final int AT_RISK = 4;
    private static final int WORST = 5;

    /**
     * One thing to be done.
     *
     * @param kind why
     * @param names of what
     * @param count how often it was found
     */
    record Task(Kind kind, List<String> names, long count) {}

    /**
     * How many pages are to be mended; far sooner told than what of them.
     *
     * @param pages all of them
     * @param atRisk those on which data is at risk, or has been exposed
     */
    record Need(int pages, int atRisk) {
        static Need of(List<Breaches> rows, Instant since) {
            Set<String> pages = new HashSet<>();
            Set<String> atRisk = new HashSet<>();
            for (Breaches row : rows) {
                if (isToMend(row, since)) {
                    pages.add(row.page());
                    if (urgencyOf(row.kind()) >= AT_RISK) {
                        atRisk.add(row.page());
                    }
                }
            }
            return new Need(pages.size(), atRisk.size());
        }
    }

    private static boolean isToMend(Breaches row, Instant since) {
        return !row.page().isEmpty()
                && urgencyOf(row.kind()) > NOTHING
                && row.last().isAfter(since);
    }

    /** Returns the pages on which something is to be done, the worst first. */
    static List<Repair> of(List<Breaches> rows, Instant since) {
        Map<String, Map<Kind, List<Breaches>>> pages = new LinkedHashMap<>();
        for (Breaches row : rows) {
            if (isToMend(row, since)) {
                pages.computeIfAbsent(row.page(), page -> new LinkedHashMap<>())
                        .computeIfAbsent(row.kind(), kind -> new ArrayList<Breaches>())
                        .add(row);
            }
        }
        List<Repair> repairs = new ArrayList<>();
        pages.forEach((page, kinds) -> repairs.add(repair(page, kinds)));
        repairs.sort(Comparator.comparingInt(Repair::urgency)
                .thenComparingInt((Repair repair) -> repair.tasks().size())
                .thenComparingLong(Repair::count)
                .reversed()
                .thenComparing(Repair::page));
        return List.copyOf(repairs);
    }

    private static Repair repair(String page, Map<Kind, List<Breaches>> kinds) {
        List<Task> tasks = new ArrayList<>();
        Instant last = Instant.MIN;
        long count = 0;
        for (Map.Entry<Kind, List<Breaches>> entry : kinds.entrySet()) {
            TreeSet<String> names = new TreeSet<>();
            long found = 0;
            for (Breaches row : entry.getValue()) {
                names.add(row.what());
                found += row.count();
                last = row.last().isAfter(last) ? row.last() : last;
            }
            count += found;
            tasks.add(new Task(entry.getKey(), List.copyOf(names), found));
        }
        tasks.sort(Comparator.comparingInt((Task task) -> urgencyOf(task.kind()))
                .thenComparingLong(Task::count)
                .reversed());
        return new Repair(page, urgencyOf(tasks.get(0).kind()), count, last, List.copyOf(tasks));
    }

    /** How urgent it is that a page is mended: from 5, data has been exposed, to 0, it is not the page's fault. */
    static int urgencyOf(Kind kind) {
        return switch (kind) {
            case EXPOSURE -> WORST;
            case SENSITIVE_FORM_UNLISTED, FORM_UPGRADED -> AT_RISK;
            case COOKIE_REFUSED, AD_TAG_REMOVED, AD_SCRIPT_REMOVED, AD_LINK_REMOVED -> 3;
            case PAGE_NOT_INSPECTED, LONG_SCRIPT_REMOVED, SUBRESOURCE_UPGRADED, REPORTED_BY_BROWSER -> 2;
            case COOKIE_CHANGED, COOKIE_MIXED_USE, EMPTY_CONTAINER_REMOVED, PLAIN_REQUEST_REDIRECTED -> 1;
            default -> NOTHING;
        };
    }
}
