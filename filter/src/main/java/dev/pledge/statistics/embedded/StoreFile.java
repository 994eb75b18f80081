package dev.pledge.statistics.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The directory of a store: its file, and the runs beside it. For one thread at a time. */
final class StoreFile {
    /** What this version writes, and the latest that it reads. */
    static final int FORMAT = 1;

    /** The file that holds all but the rows of persons. */
    static final String NAME = "statistics.mv";

    private static final Logger LOG = System.getLogger(EmbeddedStore.class.getName());

    private final Path directory;
    private final MvFile file;

    StoreFile(Path directory) {
        this.directory = directory;
        this.file = new MvFile(directory.resolve(NAME), "the statistics", FORMAT);
    }

    /** Returns the name that a damaged file was given; null if there was none. */
    @Nullable
    Path setAside() {
        return file.setAside();
    }

    Opened open() throws IOException {
        return file.open(store -> {
            Tables tables = new Tables(store);
            RunDirectory bytes = new RunDirectory(directory);
            Opened opened = Opened.of(tables, bytes, runs(tables, bytes));
            tables.commit();
            tables.sync();
            return opened;
        });
    }

    /** Brings the table of runs and the files together: a run that only one of them knows is dropped. */
    private List<Run> runs(Tables tables, RunDirectory bytes) throws IOException {
        Set<Long> files = bytes.runs();
        for (long number : files) {
            if (!tables.runs.containsKey(number)) {
                bytes.delete(number);
            }
        }
        List<Run> runs = new ArrayList<>();
        List<Long> missing = new ArrayList<>();
        tables.runs.forEach((number, day) -> {
            if (!files.contains(number)) {
                missing.add(number);
            }
        });
        for (long number : missing) {
            LOG.log(
                    Level.WARNING,
                    "Visits of persons are missing in {0}: run {1}; the rest is there",
                    directory,
                    number);
            tables.runs.remove(number);
        }
        for (long number : tables.runs.keySet()) {
            try (RunReader reader = new RunReader(bytes, number)) {
                runs.add(new Run(number, tables.runs.getOrDefault(number, 0L), reader.rows()));
            }
        }
        return runs;
    }

    /** Gives the file another name, so that the store begins anew. Without it, runs of persons mean nothing: they go. */
    void setAside(Throwable cause) throws IOException {
        file.setAside(cause);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
