package dev.pledge.statistics.redis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is to be added to the keys of one tag. For one thread. */
final class Part {
    private final Map<String, Addition> additions = new LinkedHashMap<>();
    private final Set<Long> days = new HashSet<>();

    /** Adds to the count of a hash's field. */
    void count(String key, long expires, String field, long count) {
        addition('C', key, expires).item(field, count);
    }

    /** Adds somebody to a sketch. */
    void visitor(String key, long expires, byte[] visitor) {
        addition('V', key, expires).item(visitor);
    }

    /** Adds a day to the set of those that are held. */
    void day(String key, long day) {
        if (days.add(day)) {
            addition('D', key, 0).item(day);
        }
    }

    /** Adds what a person saw: for each page its name, accesses, first and last. */
    void person(String key, long expires, byte[] person, List<Object> visits) {
        Addition addition = addition('P', key, expires);
        addition.item(person, visits.size() / 4);
        addition.arguments.addAll(visits);
    }

    private Addition addition(char kind, String key, long expires) {
        return additions.computeIfAbsent(key, k -> new Addition(kind, expires));
    }

    /** Returns the call of the script that adds this to a tag. */
    Command command(Script script, String tag, String node, String first, String last, long keepSeconds) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(1 + additions.size());
        arguments.add(Keys.applied(tag));
        StringBuilder kinds = new StringBuilder();
        additions.forEach((key, addition) -> {
            arguments.add(key);
            kinds.append(addition.kind);
        });
        arguments.addAll(List.of(node, first, last, keepSeconds, kinds.toString()));
        for (Addition addition : additions.values()) {
            arguments.add(addition.expires);
            arguments.add(addition.items);
            arguments.addAll(addition.arguments);
        }
        return script.call(Keys.applied(tag), arguments);
    }

    private static final class Addition {
        private final char kind;
        private final long expires;
        private final List<Object> arguments = new ArrayList<>();
        private int items;

        Addition(char kind, long expires) {
            this.kind = kind;
            this.expires = expires;
        }

        void item(Object... values) {
            items++;
            arguments.addAll(List.of(values));
        }
    }
}
