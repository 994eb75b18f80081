package dev.pledge.statistics.redis;

import dev.pledge.statistics.BatchTotals.Visits;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StoreException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** What is held about persons. */
final class Persons {
    private static final Comparator<Person.Page> LATEST_FIRST =
            Comparator.comparing(Person.Page::last).reversed().thenComparing(Person.Page::name);

    private final Cluster cluster;

    Persons(Cluster cluster) {
        this.cluster = cluster;
    }

    @Nullable
    Person person(Collection<Pseudonym> person) throws StoreException {
        Map<String, Visits> pages = new HashMap<>();
        for (Object held : cluster.ask(onAllDays(Protocol.Command.HGET, person))) {
            if (held instanceof byte[] text) {
                PersonDay.addTo(pages, text);
            }
        }
        if (pages.isEmpty()) {
            return null;
        }
        List<Person.Page> seen = new ArrayList<>();
        pages.forEach((name, visits) -> seen.add(new Person.Page(
                name, visits.accesses(), Instant.ofEpochMilli(visits.first()), Instant.ofEpochMilli(visits.last()))));
        seen.sort(LATEST_FIRST);
        return new Person(seen);
    }

    boolean erase(Collection<Pseudonym> person) throws StoreException {
        // Whether there was anything is asked first: of a deletion that was tried twice, the second finds nothing.
        boolean held =
                cluster.ask(onAllDays(Protocol.Command.HGET, person)).stream().anyMatch(Objects::nonNull);
        cluster.write(onAllDays(Protocol.Command.HDEL, person));
        return held;
    }

    /** Returns a command for each pseudonym on each day of which its tag holds something. */
    private List<Command> onAllDays(Protocol.Command command, Collection<Pseudonym> person) throws StoreException {
        List<Pseudonym> pseudonyms = List.copyOf(new HashSet<>(person));
        List<@Nullable Object> days = cluster.ask(pseudonyms.stream()
                .map(one -> Command.of(Protocol.Command.SMEMBERS, Keys.days(Keys.ofPerson(one))))
                .toList());
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < pseudonyms.size(); i++) {
            Pseudonym one = pseudonyms.get(i);
            for (Object day : Replies.list(days.get(i))) {
                commands.add(Command.of(
                        command, Keys.persons(Keys.ofPerson(one), Replies.number(day)), (Object) Keys.bytes(one)));
            }
        }
        return commands;
    }
}
