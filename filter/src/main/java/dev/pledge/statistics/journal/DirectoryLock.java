package dev.pledge.statistics.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A directory that one process alone writes to: {@code lock} in it is held by that process, which {@code owner} names.
 */
public final class DirectoryLock implements Closeable {
    /** The name of the file that is locked. */
    public static final String LOCK = "lock";

    /** The name of the file that names who holds the lock. */
    public static final String OWNER = "owner";

    private final Path path;
    private final FileChannel channel;
    private final boolean posix;

    private DirectoryLock(Path path, FileChannel channel, boolean posix) {
        this.path = path;
        this.channel = channel;
        this.posix = posix;
    }

    /**
     * Makes the directory if it is not there, readable by its owner only, and locks it.
     *
     * @param what names the directory's use in messages
     * @throws IOException if another has it, or it cannot be made or written to; the message names it
     */
    public static DirectoryLock acquire(Path path, String what) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        boolean posix = Files.getFileStore(parent == null ? absolute : parent).supportsFileAttributeView("posix");
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(
                    absolute,
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                            }
                            : new FileAttribute<?>[0]);
        }
        if (isOwn(absolute.resolve(OWNER))) {
            throw inUse(absolute, what, "another application in this process");
        }
        FileChannel channel =
                FileChannel.open(absolute.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!lock(channel)) {
                throw inUse(absolute, what, owner(absolute.resolve(OWNER)));
            }
            Files.writeString(absolute.resolve(OWNER), thisProcess() + "\n");
            return new DirectoryLock(absolute, channel, posix);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns the directory. */
    public Path path() {
        return path;
    }

    /** Returns what makes a file that nobody else may read. */
    public FileAttribute<?>[] ownerOnly() {
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // an application in this process, at this very moment
        }
    }

    private static IOException inUse(Path path, String what, String owner) {
        return new IOException(what + ": " + path + " is in use by " + owner
                + "; stop that one, or give each a data directory of its own");
    }

    /**
     * Whether this process has it. To try the lock is no way to find out: a second file on it that is closed again takes
     * the lock away from the first (POSIX, fcntl).
     */
    private static boolean isOwn(Path file) throws IOException {
        return Files.exists(file) && Files.readString(file).strip().equals(thisProcess());
    }

    private static String owner(Path file) {
        try {
            return "process " + Files.readString(file).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    /** The number alone would not do: in a container it is the same after each start. */
    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        return process.pid()
                + process.info()
                        .startInstant()
                        .map(start -> ", started " + start)
                        .orElse("");
    }

    /** Gives the directory free for others. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(OWNER));
        channel.close();
    }
}
