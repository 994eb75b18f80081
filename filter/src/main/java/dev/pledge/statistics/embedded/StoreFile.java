package dev.pledge.statistics.embedded;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** The directory of a store: its file, and the runs beside it. For one thread at a time. */
final class StoreFile {
    /** What this version writes, and the latest that it reads. */
    static final int FORMAT = 1;

    /** The file that holds all but the rows of persons. */
    static final String NAME = "statistics.mv";

    private static final Logger LOG = System.getLogger(EmbeddedStore.class.getName());
    private static final int CACHE_MEGABYTES = 8;

    /** How long freed space is left as it is: what is committed has been synced by then. */
    private static final int RETENTION_MILLIS = 2_000;

    private final Path directory;
    private final Path file;
    private @Nullable Path setAside;

    StoreFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve(NAME);
    }

    /** Returns the name that a damaged file was given; null if there was none. */
    @Nullable
    Path setAside() {
        return setAside;
    }

    Opened open() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
        try {
            return read();
        } catch (MVStoreException e) {
            refuseIfSound(e);
            setAside(e);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            setAside(e);
        }
        return read();
    }

    private Opened read() throws IOException {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .open();
        try {
            store.setRetentionTime(RETENTION_MILLIS);
            int format = store.getStoreVersion();
            if (format > FORMAT) {
                throw new IOException("the statistics in " + file + " were written by a later version: found format "
                        + format + ", expected up to " + FORMAT);
            }
            store.setStoreVersion(FORMAT);
            Tables tables = new Tables(store);
            RunDirectory bytes = new RunDirectory(directory);
            Opened opened = Opened.of(tables, bytes, runs(tables, bytes));
            tables.commit();
            tables.sync();
            return opened;
        } catch (IOException | RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
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

    /** Throws what is no damage: another process, a later version, a file or disk that cannot be used. */
    private void refuseIfSound(MVStoreException e) throws IOException {
        int code = e.getErrorCode();
        if (code == DataUtils.ERROR_FILE_LOCKED) {
            throw new IOException(
                    "the statistics in " + file + " are used by another process; each needs a directory of its own", e);
        }
        if (code == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
            throw new IOException("the statistics in " + file + " were written by a later version of MVStore", e);
        }
        if (code == DataUtils.ERROR_WRITING_FAILED
                || Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))
                || !Files.isWritable(directory)) {
            throw new IOException("the statistics in " + file + " cannot be read and written", e);
        }
    }

    /** Gives the file another name, so that the store begins anew. Without it, runs of persons mean nothing: they go. */
    void setAside(Throwable cause) throws IOException {
        Path aside = directory.resolve(NAME + ".damaged-" + System.currentTimeMillis());
        Files.move(file, aside);
        setAside = aside;
        LOG.log(
                Level.ERROR,
                "The statistics in " + file + " are damaged and begin anew; the file is kept as " + aside,
                cause);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
