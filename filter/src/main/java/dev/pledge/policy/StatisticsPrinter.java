package dev.pledge.policy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the section {@code statistics} as {@link StatisticsReader} reads it. */
final class StatisticsPrinter {
    private StatisticsPrinter() {}

    static Map<String, Object> print(StatisticsPolicy statistics) {
        Map<String, Object> keys = PolicyPrinter.scope(statistics.scope());
        keys.put("per-user", statistics.perUser());
        keys.put("max-pages", statistics.maxPages());
        keys.put("max-users", statistics.maxUsers());
        keys.put("rare-below", statistics.rareBelow());
        keys.put("keep", keep(statistics.keep()));
        Storage storage = statistics.storage();
        PolicyPrinter.putUnlessEmpty(keys, "data", storage.data());
        PolicyPrinter.putUnlessEmpty(keys, "keys", storage.keys());
        if (storage.data() != null) {
            keys.put("fsync", storage.fsync().print());
            keys.put("journal-mb", storage.journalMegabytes());
        }
        if (!(storage.store() instanceof StorePolicy.Embedded)) {
            keys.put("store", store(storage.store()));
        }
        return keys;
    }

    private static Map<String, Object> keep(Retention keep) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("aggregate", PeriodText.print(keep.aggregate()));
        keys.put("per-user", PeriodText.print(keep.perUser()));
        PolicyPrinter.putUnlessEmpty(keys, "reason", keep.reason());
        return keys;
    }

    private static Map<String, Object> store(StorePolicy store) {
        Map<String, Object> keys = new LinkedHashMap<>();
        if (store instanceof StorePolicy.PostgreSql sql) {
            keys.put("kind", "postgresql");
            PolicyPrinter.putUnlessEmpty(keys, "jndi", sql.jndi());
            PolicyPrinter.putUnlessEmpty(keys, "url", sql.url());
            putSignIn(keys, sql.user(), sql.password());
        } else if (store instanceof StorePolicy.Redis redis) {
            keys.put("kind", "redis");
            keys.put(
                    "nodes",
                    redis.nodes().stream()
                            .map(node -> node.host() + ":" + node.port())
                            .toList());
            putSignIn(keys, redis.user(), redis.password());
            keys.put("tls", redis.tls());
        }
        return keys;
    }

    private static void putSignIn(Map<String, Object> keys, @Nullable String user, @Nullable Secret password) {
        PolicyPrinter.putUnlessEmpty(keys, "user", user);
        if (password != null) {
            keys.put("password", password.place());
        }
    }
}
