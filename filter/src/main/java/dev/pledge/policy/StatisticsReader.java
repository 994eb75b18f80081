package dev.pledge.policy;

import java.util.Set;

/** Reads the section {@code statistics}. */
final class StatisticsReader {
    static final Set<String> KEYS = ScopeReader.keys("per-user", "max-pages", "max-users", "key");

    private static final Type<Integer> PAGES = Type.number(1, StatisticsPolicy.MOST_PAGES);
    private static final Type<Integer> USERS = Type.number(1, StatisticsPolicy.MOST_USERS);
    private static final Type<String> KEY = Type.text("file: and the path of the key's file", StatisticsPolicy::key);

    private StatisticsReader() {}

    static StatisticsPolicy read(Section section) {
        StatisticsPolicy builtIn = StatisticsPolicy.builtIn(ScopeReader.read(section));
        return new StatisticsPolicy(
                builtIn.scope(),
                section.get("per-user", Type.FLAG, builtIn.perUser()),
                section.get("max-pages", PAGES, builtIn.maxPages()),
                section.get("max-users", USERS, builtIn.maxUsers()),
                section.get("key", KEY));
    }
}
