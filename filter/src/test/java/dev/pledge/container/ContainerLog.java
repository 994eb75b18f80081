package dev.pledge.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the containers log: a file, for the tests make many an exception on purpose. */
final class ContainerLog {
    // Held, for a logger that nobody refers to forgets its settings.
    private final List<Logger> loggers = List.of(Logger.getLogger("org.apache"), Logger.getLogger("org.eclipse.jetty"));

    ContainerLog(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileHandler handler = new FileHandler(file.toString());
            handler.setFormatter(new SimpleFormatter());
            for (Logger logger : loggers) {
                logger.setUseParentHandlers(false);
                logger.addHandler(handler);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
