package dev.pledge.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a store answers, said as plainly as can be: it keeps every access and looks through all of them. For one thread. */
final class StoreModel implements StatisticsStore {
    private final Map<String, Long> applied = new HashMap<>();
    private final List<PageAccess> counted = new ArrayList<>();
    private final List<PageAccess> ofPersons = new ArrayList<>();

    @Override
    public void apply(AccessBatch batch) {
        for (AccessBatch.Entry entry : batch.entries()) {
            if (entry.position() > applied.getOrDefault(batch.node(), 0L)) {
                applied.put(batch.node(), entry.position());
                counted.add(entry.access());
                if (ofPerson(entry.access())) {
                    ofPersons.add(entry.access());
                }
            }
        }
    }

    @Override
    public boolean erase(Collection<Pseudonym> person) {
        return ofPersons.removeIf(access -> person.contains(access.person()));
    }

    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) {
        Forgotten forgotten = new Forgotten(daysBefore(counted, aggregate), daysBefore(ofPersons, perUser));
        counted.removeIf(access -> day(access).isBefore(aggregate));
        ofPersons.removeIf(access -> day(access).isBefore(perUser));
        return forgotten;
    }

    private static int daysBefore(Collection<PageAccess> accesses, LocalDate first) {
        return (int) accesses.stream()
                .map(StoreModel::day)
                .filter(day -> day.isBefore(first))
                .distinct()
                .count();
    }

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        Function<PageAccess, PageHour> row = access -> new PageHour(
                access.page(), Instant.ofEpochMilli(access.epochMillis()).truncatedTo(ChronoUnit.HOURS), 0);
        return counts(counted.stream().filter(of(page, audience)).map(row)).entrySet().stream()
                .map(e -> new PageHour(e.getKey().page(), e.getKey().hour(), e.getValue()))
                .filter(hour -> !hour.hour().isBefore(first) && hour.hour().isBefore(to))
                .sorted(Comparator.comparing(PageHour::hour).thenComparing(PageHour::page))
                .toList();
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to) {
        Stream<PageDay> rows =
                counted(from, to).filter(of(page, audience)).map(access -> new PageDay(access.page(), day(access), 0));
        return counts(rows).entrySet().stream()
                .map(e -> new PageDay(e.getKey().page(), e.getKey().day(), e.getValue()))
                .sorted(Comparator.comparing(PageDay::day).thenComparing(PageDay::page))
                .toList();
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) {
        return counts(counted(from, to).filter(of(null, audience)).map(PageAccess::page)).entrySet().stream()
                .map(e -> new PageTotal(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(PageTotal::accesses).reversed().thenComparing(PageTotal::page))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) {
        return Map.of(
                Audience.PEOPLE,
                        counted(from, to).filter(of(null, Audience.PEOPLE)).count(),
                Audience.BOTS, counted(from, to).filter(of(null, Audience.BOTS)).count());
    }

    /** Exactly how many. */
    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) {
        return VisitorEstimate.of(
                (double) counted(from, to)
                        .filter(access -> ofPerson(access) && (page == null || page.equals(access.page())))
                        .map(PageAccess::person)
                        .distinct()
                        .count(),
                0);
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) {
        return counted(from, to)
                .filter(StoreModel::ofPerson)
                .map(PageAccess::page)
                .distinct()
                .collect(Collectors.toMap(page -> page, page -> visitors(page, from, to)));
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) {
        Stream<String> hosts = counted(from, to)
                .filter(of(null, Audience.PEOPLE))
                .flatMap(access -> Stream.ofNullable(access.referrer()));
        return counts(hosts).entrySet().stream()
                .map(e -> new ReferrerTotal(e.getKey(), e.getValue()))
                .sorted(Comparator.comparing(ReferrerTotal::accesses).reversed().thenComparing(ReferrerTotal::host))
                .limit(limit)
                .toList();
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) {
        return counts(counted(from, to).map(access -> access.status() / 100));
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) {
        long[] counts = new long[AnswerTimes.BUCKETS];
        counted(from, to)
                .filter(of(page, Audience.PEOPLE))
                .forEach(access -> counts[AnswerTimes.bucket(access.micros())]++);
        return AnswerTimes.of(counts);
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) {
        Map<String, List<PageAccess>> pages = ofPersons.stream()
                .filter(access -> person.contains(access.person()))
                .collect(Collectors.groupingBy(PageAccess::page));
        List<Person.Page> seen = new ArrayList<>();
        pages.forEach((name, accesses) -> seen.add(new Person.Page(
                name,
                accesses.size(),
                Instant.ofEpochMilli(accesses.stream()
                        .mapToLong(PageAccess::epochMillis)
                        .min()
                        .orElseThrow()),
                Instant.ofEpochMilli(accesses.stream()
                        .mapToLong(PageAccess::epochMillis)
                        .max()
                        .orElseThrow()))));
        seen.sort(Comparator.comparing(Person.Page::last).reversed().thenComparing(Person.Page::name));
        return seen.isEmpty() ? null : new Person(seen);
    }

    @Override
    public Collection<String> pages(LocalDate day) {
        return counted(day, day)
                .filter(PageAccess::view)
                .map(PageAccess::page)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {}

    private Stream<PageAccess> counted(LocalDate from, LocalDate to) {
        return counted.stream()
                .filter(access -> !day(access).isBefore(from) && !day(access).isAfter(to));
    }

    private static boolean ofPerson(PageAccess access) {
        return access.view() && !access.bot() && access.person() != null;
    }

    private static Predicate<PageAccess> of(@Nullable String page, Audience audience) {
        return access -> access.view()
                && access.bot() == (audience == Audience.BOTS)
                && (page == null || page.equals(access.page()));
    }

    private static <T> Map<T, Long> counts(Stream<T> rows) {
        return rows.collect(Collectors.groupingBy(row -> row, HashMap::new, Collectors.counting()));
    }

    static LocalDate day(PageAccess access) {
        return Instant.ofEpochMilli(access.epochMillis()).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
