package dev.pledge.policy;

import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code statistics}. */
final class StatisticsReader {
    static final Set<String> KEYS = ScopeReader.keys(
            "per-user", "max-pages", "max-users", "rare-below", "keep", "data", "keys", "fsync", "journal-mb", "store");

    private static final Set<String> KEEP = new LinkedHashSet<>(List.of("aggregate", "per-user", "reason"));

    private static final Type<Integer> PAGES = Type.number(1, StatisticsPolicy.MOST_PAGES);
    private static final Type<Integer> USERS = Type.number(1, StatisticsPolicy.MOST_USERS);
    private static final Type<Integer> RARE = Type.number(1, StatisticsPolicy.MOST_RARE);
    private static final Type<Integer> JOURNAL = Type.number(Storage.LEAST_JOURNAL, Storage.MOST_JOURNAL);
    private static final Type<Period> PERIOD = Type.text(PeriodText.EXPECTED, PeriodText::parse);
    private static final Type<String> DATA = Type.text("file: and the path of a directory", Storage::place);
    private static final Type<String> KEYS_DIRECTORY =
            Type.text("file: and the path of the keys' directory", Storage::place);
    private static final Type<Fsync> FSYNC = Type.text(Fsync.EXPECTED, Fsync::parse);

    private StatisticsReader() {}

    static StatisticsPolicy read(Section section) {
        StatisticsPolicy builtIn = StatisticsPolicy.builtIn(ScopeReader.read(section));
        return new StatisticsPolicy(
                builtIn.scope(),
                section.get("per-user", Type.FLAG, builtIn.perUser()),
                section.get("max-pages", PAGES, builtIn.maxPages()),
                section.get("max-users", USERS, builtIn.maxUsers()),
                section.get("rare-below", RARE, builtIn.rareBelow()),
                keep(section),
                storage(section));
    }

    private static Retention keep(Section section) {
        Section keep = section.section("keep", KEEP);
        if (keep == null) {
            return Retention.USUAL;
        }
        Period aggregate = keep.get("aggregate", PERIOD, Retention.USUAL.aggregate());
        Period perUser = keep.get("per-user", PERIOD, Retention.USUAL.perUser());
        String reason = keep.get("reason", Type.TEXT);
        List<Fault> faults = Retention.faults(aggregate, perUser, reason);
        keep.report(faults);
        return faults.isEmpty() ? new Retention(aggregate, perUser, reason) : Retention.USUAL;
    }

    private static Storage storage(Section section) {
        Storage memory = Storage.MEMORY;
        String data = section.get("data", DATA);
        StorePolicy store = StoreReader.read(section);
        Fsync fsync = section.get("fsync", FSYNC, memory.fsync());
        int journal = section.get("journal-mb", JOURNAL, memory.journalMegabytes());
        for (String key : new String[] {"fsync", "journal-mb"}) {
            if (section.has(key) && !section.has("data")) {
                section.mistake(key, "it without data", "data as well: the directory of the journal");
            }
        }
        return new Storage(
                data,
                section.get("keys", KEYS_DIRECTORY),
                data == null ? memory.fsync() : fsync,
                data == null ? memory.journalMegabytes() : journal,
                data == null ? new StorePolicy.Embedded() : store);
    }
}
