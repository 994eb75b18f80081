package dev.pledge.statistics.redis;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.Forgotten;
import dev.pledge.statistics.PageDay;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A store in a cluster of Redis (6.2 or later) or Valkey. Keys expire by themselves when what they hold is no longer to
 * be kept; {@link #forget} does it to the day.
 *
 * <p>When {@link #apply} returns, the batch is with the masters and with all their replicas that the cluster does not
 * hold for dead: any of these may become master, and nothing is lost. What can be lost is what was applied while a
 * master had no replica, if that master's disk is lost, too, or a replica that had been away for long is made master by
 * force; and, at a power loss of master and replicas at once, what their disks did not have yet ({@code appendfsync}).
 * An erased person is out of memory and replicas at once, and out of a node's append-only file when Redis next rewrites
 * it.
 *
 * <p>Visitors are counted by Redis' own sketches, with a standard error of 0.81 %; of few visitors some may be missed.
 */
public final class RedisStore implements StatisticsStore {
    private final Cluster cluster;
    private final BatchWriter writer;
    private final AggregateAnswers aggregates;
    private final Persons persons;
    private final Forgetting forgetting;

    /**
     * Makes a store. The cluster is looked for when it is first needed: it need not be there yet.
     *
     * @param settings where it is
     * @param aggregate how long totals are kept
     * @param perUser how long what persons saw is kept
     */
    public RedisStore(RedisSettings settings, Period aggregate, Period perUser) {
        Script script = Script.read();
        this.cluster = new Cluster(settings, script);
        this.writer = new BatchWriter(cluster, script, new Kept(aggregate, perUser));
        this.aggregates = new AggregateAnswers(cluster);
        this.persons = new Persons(cluster);
        this.forgetting = new Forgetting(cluster);
    }

    @Override
    public void apply(AccessBatch batch) throws StoreException {
        writer.apply(batch);
    }

    @Override
    public boolean erase(Collection<Pseudonym> person) throws StoreException {
        return persons.erase(person);
    }

    @Override
    public Forgotten forget(LocalDate aggregate, LocalDate perUser) throws StoreException {
        int aggregateDays = forgetting.aggregates(aggregate.toEpochDay());
        return new Forgotten(aggregateDays, forgetting.persons(perUser.toEpochDay()));
    }

    @Override
    public List<PageHour> hours(@Nullable String page, Audience audience, Instant from, Instant to)
            throws StoreException {
        return aggregates.hours(page, audience, from, to);
    }

    @Override
    public List<PageDay> days(@Nullable String page, Audience audience, LocalDate from, LocalDate to)
            throws StoreException {
        return aggregates.days(page, audience, from, to);
    }

    @Override
    public List<PageTotal> topPages(Audience audience, LocalDate from, LocalDate to, int limit) throws StoreException {
        return aggregates.topPages(audience, from, to, limit);
    }

    @Override
    public Map<Audience, Long> views(LocalDate from, LocalDate to) throws StoreException {
        return aggregates.views(from, to);
    }

    @Override
    public VisitorEstimate visitors(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return aggregates.visitors(page, from, to);
    }

    @Override
    public Map<String, VisitorEstimate> visitorsOfPages(LocalDate from, LocalDate to) throws StoreException {
        return aggregates.visitorsOfPages(from, to);
    }

    @Override
    public List<ReferrerTotal> referrers(LocalDate from, LocalDate to, int limit) throws StoreException {
        return aggregates.referrers(from, to, limit);
    }

    @Override
    public Map<Integer, Long> statusClasses(LocalDate from, LocalDate to) throws StoreException {
        return aggregates.statusClasses(from, to);
    }

    @Override
    public AnswerTimes answerTimes(@Nullable String page, LocalDate from, LocalDate to) throws StoreException {
        return aggregates.answerTimes(page, from, to);
    }

    @Override
    public @Nullable Person person(Collection<Pseudonym> person) throws StoreException {
        return persons.person(person);
    }

    @Override
    public Collection<String> pages(LocalDate day) throws StoreException {
        return aggregates.pages(day);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
