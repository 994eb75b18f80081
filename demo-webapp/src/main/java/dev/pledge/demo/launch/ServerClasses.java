package dev.pledge.demo.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Unpacks the server from {@code WEB-INF/server} of the war: jars, and a directory {@code classes}. */
final class ServerClasses {
    private static final String PREFIX = "WEB-INF/server/";

    private final Path war;

    ServerClasses(Path war) {
        this.war = war;
    }

    /** Unpacks into an empty directory and returns a loader of what was unpacked; it lives as long as the process. */
    ClassLoader unpackTo(Path directory, ClassLoader parent) throws IOException {
        Path classes = Files.createDirectories(directory.resolve("classes"));
        List<URL> classPath = new ArrayList<>();
        classPath.add(classes.toUri().toURL());
        try (ZipFile zip = new ZipFile(war.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (!entry.getName().startsWith(PREFIX) || entry.isDirectory()) {
                    continue;
                }
                Path file = directory
                        .resolve(entry.getName().substring(PREFIX.length()))
                        .normalize();
                if (!file.startsWith(directory)) {
                    throw new IOException(war + " has an entry that points out of itself: " + entry.getName());
                }
                Files.createDirectories(file.resolveSibling("."));
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, file);
                }
                if (file.toString().endsWith(".jar")) {
                    classPath.add(file.toUri().toURL());
                }
            }
        }
        return new URLClassLoader("server", classPath.toArray(URL[]::new), parent);
    }
}
