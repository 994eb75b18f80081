package dev.pledge.statistics.redis;

import dev.pledge.statistics.BatchTotals;
import dev.pledge.statistics.BatchTotals.PageTotals;
import dev.pledge.statistics.BatchTotals.VisitKey;
import dev.pledge.statistics.BatchTotals.Visits;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.TreeMap;

/** Divides the totals of a batch by the tags that they are kept under. For one thread. */
final class BatchParts {
    private final Map<String, Part> parts = new TreeMap<>();
    private final Kept kept;

    private BatchParts(Kept kept) {
        this.kept = kept;
    }

    /** Returns what the totals add to each tag. */
    static Map<String, Part> of(BatchTotals totals, Kept kept) {
        BatchParts made = new BatchParts(kept);
        totals.pages().forEach((key, page) -> made.addPage(key.day(), key.page(), page));
        made.addVisits(totals.visits());
        totals.referrers()
                .forEach((key, views) -> made.part(Keys.SITE)
                        .count(Keys.referrers(key.day()), kept.aggregateExpires(key.day()), key.host(), views));
        totals.statuses().forEach((key, answers) -> {
            made.addTotal(key.day(), Totals.status(key.statusClass()), answers);
            // Whatever is counted on a day has a status.
            made.part(Keys.SITE).day(Keys.days(Keys.SITE), key.day());
        });
        return made.parts;
    }

    private Part part(String tag) {
        return parts.computeIfAbsent(tag, t -> new Part());
    }

    private void addTotal(long day, String field, long count) {
        part(Keys.SITE).count(Keys.totals(day), kept.aggregateExpires(day), field, count);
    }

    private void addPage(long day, String page, PageTotals totals) {
        addViews(day, page, Audience.PEOPLE, totals.people());
        addViews(day, page, Audience.BOTS, totals.bots());
        String tag = Keys.ofPage(page);
        long expires = kept.aggregateExpires(day);
        long[] times = totals.times().counts();
        for (int bucket = 0; bucket < times.length; bucket++) {
            if (times[bucket] > 0) {
                part(tag).count(Keys.times(tag, day), expires, Keys.ofBucket(bucket, page), times[bucket]);
                addTotal(day, Totals.time(bucket), times[bucket]);
            }
        }
    }

    private void addViews(long day, String page, Audience audience, long[] views) {
        String tag = Keys.ofPage(page);
        long expires = kept.aggregateExpires(day);
        long sum = 0;
        for (int hour = 0; hour < views.length; hour++) {
            if (views[hour] > 0) {
                sum += views[hour];
                part(tag).count(Keys.hours(tag, day, audience), expires, Keys.ofHour(hour, page), views[hour]);
            }
        }
        if (sum > 0) {
            part(tag).count(Keys.views(tag, day, audience), expires, page, sum);
            addTotal(day, Totals.views(audience), sum);
        }
    }

    /** Adds what persons saw; all that one of them saw on a day comes together. */
    private void addVisits(Map<VisitKey, Visits> visits) {
        ByteArrayOutputStream ofPerson = new ByteArrayOutputStream();
        VisitKey last = null;
        for (Map.Entry<VisitKey, Visits> visit : visits.entrySet()) {
            VisitKey key = visit.getKey();
            if (last != null && !(last.day() == key.day() && last.person().equals(key.person()))) {
                addPerson(last.day(), last.person(), ofPerson);
                ofPerson = new ByteArrayOutputStream();
            }
            last = key;
            PersonDay.write(ofPerson, key.page(), visit.getValue());
            part(Keys.ofPage(key.page()))
                    .visitor(
                            Keys.visitors(key.page(), key.day()),
                            kept.aggregateExpires(key.day()),
                            Keys.bytes(key.person()));
        }
        if (last != null) {
            addPerson(last.day(), last.person(), ofPerson);
        }
    }

    private void addPerson(long day, Pseudonym person, ByteArrayOutputStream pages) {
        byte[] bytes = Keys.bytes(person);
        String tag = Keys.ofPerson(person);
        part(tag).person(Keys.persons(tag, day), kept.perUserExpires(day), bytes, pages.toByteArray());
        part(tag).day(Keys.days(tag), day);
        part(Keys.SITE).visitor(Keys.visitors(day), kept.aggregateExpires(day), bytes);
    }
}
