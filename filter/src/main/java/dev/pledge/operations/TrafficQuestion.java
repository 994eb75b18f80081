package dev.pledge.operations;

import dev.pledge.operations.Traffic.PageLine;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.StatisticsAnswers;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Asks the store of page accesses what the overview shows of one range. Visitors are asked for of the pages that are shown
 * alone: of thousands of pages it would take long.
 */
final class TrafficQuestion {
    private static final int PAGES = 20;
    private static final int BOT_PAGES = 10;
    private static final int REFERRERS = 10;
    private static final Comparator<PageTotal> MOST_FIRST =
            Comparator.comparingLong(PageTotal::accesses).reversed().thenComparing(PageTotal::page);

    private final StatisticsAnswers answers;
    private final Range range;
    private final Instant now;
    private final LocalDate from;
    private final LocalDate today;

    TrafficQuestion(StatisticsAnswers answers, Range range, Instant now) {
        this.answers = answers;
        this.range = range;
        this.now = now;
        this.from = day(range.start(now, 0));
        this.today = day(now);
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    Traffic ask() throws StoreException {
        return range == Range.DAY ? ofHours() : ofDays();
    }

    private Traffic ofHours() throws StoreException {
        Instant first = range.start(now, 0);
        List<PageHour> people = answers.hours(null, Audience.PEOPLE, first, now);
        List<PageHour> bots = answers.hours(null, Audience.BOTS, first, now);
        return traffic(
                slots(people, first), slots(bots, first), List.of(), today, top(people, PAGES), top(bots, BOT_PAGES));
    }

    private List<Long> slots(List<PageHour> hours, Instant first) {
        long[] slots = new long[range.slots()];
        for (PageHour hour : hours) {
            int slot = (int) ((hour.hour().getEpochSecond() - first.getEpochSecond()) / 3_600);
            if (slot >= 0 && slot < slots.length) {
                slots[slot] += hour.accesses();
            }
        }
        return Arrays.stream(slots).boxed().toList();
    }

    private static List<PageTotal> top(List<PageHour> hours, int limit) {
        Map<String, Long> sums = new HashMap<>();
        for (PageHour hour : hours) {
            sums.merge(hour.page(), hour.accesses(), Long::sum);
        }
        // Of thousands few are shown: only those are sorted.
        PriorityQueue<PageTotal> most = new PriorityQueue<>(MOST_FIRST.reversed());
        sums.forEach((page, views) -> {
            PageTotal least = most.peek();
            if (most.size() < limit || least == null || views >= least.accesses()) {
                most.add(new PageTotal(page, views));
                if (most.size() > limit) {
                    most.remove();
                }
            }
        });
        return most.stream().sorted(MOST_FIRST).toList();
    }

    private Traffic ofDays() throws StoreException {
        List<Long> people = new ArrayList<>();
        List<Long> bots = new ArrayList<>();
        List<Long> daily = new ArrayList<>();
        for (int slot = 0; slot < range.slots(); slot++) {
            LocalDate day = day(range.start(now, slot));
            Map<Audience, Long> views = answers.views(day, day);
            people.add(views.getOrDefault(Audience.PEOPLE, 0L));
            bots.add(views.getOrDefault(Audience.BOTS, 0L));
            daily.add(answers.visitors(null, day, day).visitors());
        }
        return traffic(
                people,
                bots,
                daily,
                from,
                answers.topPages(Audience.PEOPLE, from, today, PAGES),
                answers.topPages(Audience.BOTS, from, today, BOT_PAGES));
    }

    /** @param visitorsFrom the first day of which visitors are told apart: there are no visitors of hours */
    private Traffic traffic(
            List<Long> people,
            List<Long> bots,
            List<Long> daily,
            LocalDate visitorsFrom,
            List<PageTotal> pages,
            List<PageTotal> botPages)
            throws StoreException {
        List<PageLine> lines = new ArrayList<>();
        for (PageTotal page : pages) {
            long visitors = answers.visitors(page.page(), visitorsFrom, today).visitors();
            lines.add(new PageLine(page.page(), page.accesses(), visitors));
        }
        return new Traffic(
                people,
                bots,
                daily,
                answers.visitors(null, visitorsFrom, today),
                List.copyOf(lines),
                botPages,
                answers.referrers(from, today, REFERRERS),
                answers.statusClasses(from, today),
                answers.answerTimes(null, from, today),
                null);
    }
}
