package dev.pledge.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a log, without the lock. */
final class RecordFiles {
    private RecordFiles() {}

    /** Returns the files with lines, in their order. */
    static List<Path> logs(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    static Path log(Path directory) throws IOException {
        List<Path> logs = logs(directory);
        return logs.get(logs.size() - 1);
    }

    /** Puts the files with lines, and the head, as they are now into another directory. */
    static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path file : logs(from)) {
            Files.copy(file, to.resolve(file.getFileName()));
        }
        Files.copy(from.resolve("head"), to.resolve("head"));
        return to;
    }
}
