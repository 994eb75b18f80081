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
        addition('C', key, expires).counts.merge(field, count, Long::sum);
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

    /** Adds what a person saw: see {@link PersonDay}. */
    void person(String key, long expires, byte[] person, byte[] pages) {
        addition('P', key, expires).item(person, pages);
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
        additions.values().forEach(addition -> addition.addTo(arguments));
        return script.call(Keys.applied(tag), arguments);
    }

    private static final class Addition {
        private final char kind;
        private final long expires;
        private final List<Object> arguments = new ArrayList<>();
        private final Map<String, Long> counts = new LinkedHashMap<>();
        private int items;

        Addition(char kind, long expires) {
            this.kind = kind;
            this.expires = expires;
        }

        void item(Object... values) {
            items++;
            arguments.addAll(List.of(values));
        }

        void addTo(List<Object> all) {
            all.add(expires);
            all.add(items + counts.size());
            all.addAll(arguments);
            counts.forEach((field, count) -> {
                all.add(field);
                all.add(count);
            });
        }
    }
}
