package dev.pledge.demo.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of one running shop, with an empty directory {@code work} for this run. It holds the database and
 * the certificate's key, so only its owner may look in, and only one shop at a time may use it.
 */
final class WorkDirectory {
    private final Path work;

    private WorkDirectory(Path work) {
        this.work = work;
    }

    /** Makes the data directory if it is absent, locks it until the process ends, and empties its work directory. */
    static WorkDirectory claim(Path data) throws IOException, StartException {
        if (!Files.exists(data)) {
            Files.createDirectories(data);
            if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
            }
        }
        lock(data);
        Path work = data.resolve("work");
        delete(work);
        return new WorkDirectory(Files.createDirectory(work));
    }

    Path path() {
        return work;
    }

    /** The lock is held by the open channel, and that by the hook that closes it when the process ends. */
    private static void lock(Path data) throws IOException, StartException {
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            channel.close();
            throw new StartException("another shop is running in " + data + "; choose another directory with --data");
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(channel), "unlock " + data));
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
