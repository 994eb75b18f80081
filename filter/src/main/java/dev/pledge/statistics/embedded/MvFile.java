package dev.pledge.statistics.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/**
 * A file of MVStore's that one process has for itself. If it is damaged, it is given another name, and begun anew. For one
 * thread at a time.
 */
public final class MvFile {
    private static final Logger LOG = System.getLogger(MvFile.class.getName());
    private static final int CACHE_MEGABYTES = 8;

    /** How long freed space is left as it is: what is committed has been synced by then. */
    private static final int RETENTION_MILLIS = 2_000;

    private final Path file;
    private final String what;
    private final int format;
    private @Nullable Path setAside;

    /**
     * Names a file; nothing is done to it.
     *
     * @param what names what is in it, in messages: {@code the statistics}
     * @param format what this version writes, and the latest that it reads, from 1
     */
    public MvFile(Path file, String what, int format) {
        this.file = file;
        this.what = what;
        this.format = format;
    }

    /**
     * Makes something of an open store.
     *
     * @param <T> what
     */
    public interface Reading<T> {
        /** Reads what is needed at once, and commits what it changes; if it throws, the store is closed. */
        T of(MVStore store) throws IOException;
    }

    /** Returns the name that a damaged file was given; null if there was none. */
    public @Nullable Path setAside() {
        return setAside;
    }

    /**
     * Opens the file; it and its directory are made if they are not there.
     *
     * @throws IOException if it cannot be used, another process uses it, or a later version has written it
     */
    public <T> T open(Reading<T> reading) throws IOException {
        makeDirectory();
        try {
            return read(reading);
        } catch (MVStoreException e) {
            refuseIfSound(e);
            setAside(e);
        } catch (IllegalStateException | IllegalArgumentException | IndexOutOfBoundsException | ClassCastException e) {
            refuseIfInterrupted(e);
            setAside(e);
        }
        try {
            return read(reading);
        } catch (MVStoreException e) {
            throw new IOException(what + " in " + file + " cannot be begun anew", e);
        }
    }

    /** A thread that is interrupted can read no file, however sound it is. */
    private void refuseIfInterrupted(Exception cause) throws InterruptedIOException {
        if (Thread.currentThread().isInterrupted()) {
            InterruptedIOException interrupted = new InterruptedIOException(what + " in " + file + " were not read");
            interrupted.initCause(cause);
            throw interrupted;
        }
    }

    private Path directory() {
        return file.toAbsolutePath().resolveSibling("");
    }

    private void makeDirectory() throws IOException {
        Path directory = directory();
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private <T> T read(Reading<T> reading) throws IOException {
        MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .cacheSize(CACHE_MEGABYTES)
                .open();
        boolean read = false;
        try {
            store.setRetentionTime(RETENTION_MILLIS);
            int found = store.getStoreVersion();
            if (found > format) {
                throw new IOException(what + " in " + file + " were written by a later version: found format " + found
                        + ", expected up to " + format);
            }
            store.setStoreVersion(format);
            T made = reading.of(store);
            read = true;
            return made;
        } finally {
            if (!read) {
                store.closeImmediately();
            }
        }
    }

    /** Throws what is no damage: another process, a later version, a file or disk that cannot be used. */
    private void refuseIfSound(MVStoreException e) throws IOException {
        refuseIfInterrupted(e);
        int code = e.getErrorCode();
        if (code == DataUtils.ERROR_FILE_LOCKED) {
            throw new IOException(
                    what + " in " + file + " are used by another process; each needs a directory of its own", e);
        }
        if (code == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
            throw new IOException(what + " in " + file + " were written by a later version of MVStore", e);
        }
        // It could not even be opened, as when the process has as many files open as it may.
        boolean unopened = code == DataUtils.ERROR_READING_FAILED && e.getCause() instanceof FileSystemException;
        if (unopened
                || code == DataUtils.ERROR_WRITING_FAILED
                || Files.exists(file) && !(Files.isReadable(file) && Files.isWritable(file))
                || !Files.isWritable(directory())) {
            throw new IOException(what + " in " + file + " cannot be read and written", e);
        }
    }

    /** Returns whether a failure says that the file does not hold what it should. */
    public static boolean isDamage(MVStoreException failure) {
        int code = failure.getErrorCode();
        return code == DataUtils.ERROR_FILE_CORRUPT
                || code == DataUtils.ERROR_CHUNK_NOT_FOUND
                || code == DataUtils.ERROR_SERIALIZATION;
    }

    /** Gives the file another name, so that it begins anew when it is next opened. */
    public void setAside(Throwable cause) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged-" + System.currentTimeMillis());
        Files.move(file, aside);
        setAside = aside;
        LOG.log(Level.ERROR, what + " in " + file + " are damaged and begin anew; the file is kept as " + aside, cause);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
