package dev.pledge.statistics.redis;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** Deletes what is older than declared, a day at a time, before it expires by itself. */
final class Forgetting {
    private final Cluster cluster;

    Forgetting(Cluster cluster) {
        this.cluster = cluster;
    }

    /** Forgets all totals of days before this one; returns of how many. */
    int aggregates(long first) throws StoreException {
        List<Long> old = daysBefore(first, List.of(Keys.SITE)).get(0);
        for (long day : old) {
            List<@Nullable Object> pages = cluster.ask(Keys.PAGES.stream()
                    .map(tag -> Command.of(Protocol.Command.HKEYS, Keys.views(tag, day, Audience.PEOPLE)))
                    .toList());
            List<Command> commands = new ArrayList<>();
            for (int i = 0; i < pages.size(); i++) {
                List<String> keys = new ArrayList<>();
                // Before what names the pages, so that none is left behind if this is cut short.
                Replies.list(pages.get(i)).forEach(page -> keys.add(Keys.visitors(Replies.text(page), day)));
                String tag = Keys.PAGES.get(i);
                for (Audience audience : Audience.values()) {
                    keys.add(Keys.views(tag, day, audience));
                    keys.add(Keys.hours(tag, day, audience));
                }
                keys.add(Keys.times(tag, day));
                commands.add(Command.of(Protocol.Command.UNLINK, keys));
            }
            commands.add(Command.of(
                    Protocol.Command.UNLINK, List.of(Keys.totals(day), Keys.referrers(day), Keys.visitors(day))));
            cluster.write(commands);
            cluster.write(List.of(Command.of(Protocol.Command.SREM, Keys.days(Keys.SITE), day)));
        }
        return old.size();
    }

    /** Forgets all that persons saw on days before this one; returns on how many. */
    int persons(long first) throws StoreException {
        List<List<Long>> days = daysBefore(first, Keys.PERSONS);
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            String tag = Keys.PERSONS.get(i);
            for (long day : days.get(i)) {
                commands.add(Command.of(Protocol.Command.UNLINK, Keys.persons(tag, day)));
                commands.add(Command.of(Protocol.Command.SREM, Keys.days(tag), day));
            }
        }
        cluster.write(commands);
        return (int) days.stream().flatMap(List::stream).distinct().count();
    }

    private List<List<Long>> daysBefore(long first, List<String> tags) throws StoreException {
        List<@Nullable Object> days = cluster.ask(tags.stream()
                .map(tag -> Command.of(Protocol.Command.SMEMBERS, Keys.days(tag)))
                .toList());
        return days.stream()
                .map(reply -> {
                    Stream<Long> numbers = Replies.list(reply).stream().map(Replies::number);
                    return numbers.filter(day -> day < first).sorted().toList();
                })
                .toList();
    }
}
