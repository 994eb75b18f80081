package dev.pledge.history;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** All that is kept. What is put here is there for good when it has been committed. */
final class HistoryTables {
    /** What was counted in each hour since 1970: {@link HourRow}. */
    final MVMap<Long, byte[]> hours;

    /** What the rows call each counter: by number, its three texts, with a NUL between. */
    final MVMap<Long, String> counters;

    /** The findings: {@link FindingRow}. */
    final MVMap<String, byte[]> findings;

    /** Which policies held: by number, revision, digest and since when, with a NUL between. */
    final MVMap<Long, String> policies;

    /** What they say: by digest. */
    final MVMap<String, String> policyTexts;

    /** Since when there is a history, and which batch was committed last. */
    final MVMap<String, String> notes;

    private final MVStore store;

    HistoryTables(MVStore store) {
        this.store = store;
        this.hours = map("hours", LongDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.counters = map("counters", LongDataType.INSTANCE, StringDataType.INSTANCE);
        this.findings = map("findings", StringDataType.INSTANCE, ByteArrayDataType.INSTANCE);
        this.policies = map("policies", LongDataType.INSTANCE, StringDataType.INSTANCE);
        this.policyTexts = map("policyTexts", StringDataType.INSTANCE, StringDataType.INSTANCE);
        this.notes = map("notes", StringDataType.INSTANCE, StringDataType.INSTANCE);
    }

    private <K, V> MVMap<K, V> map(String name, DataType<K> keys, DataType<V> values) {
        return store.openMap(name, new MVMap.Builder<K, V>().keyType(keys).valueType(values));
    }

    MVStore store() {
        return store;
    }
}
