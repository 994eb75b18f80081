package dev.pledge.container;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A web application as a team deploys it: a directory with pages, static files, {@code WEB-INF/web.xml}, the test
 * servlets of {@code dev.pledge.container.app} in {@code WEB-INF/classes} and, if it has the filter, the jars of Pledge
 * and what it depends on in {@code WEB-INF/lib}.
 *
 * @param name names the directory
 * @param contextPath the context path, empty for the root
 * @param pledge whether Pledge's jar is in it
 * @param files the text files, by their path in the application
 */
record WebApp(String name, String contextPath, boolean pledge, Map<String, String> files) {

    private static final List<String> LIBRARIES = List.of(
            "snakeyaml-engine",
            "jackson-core",
            "caffeine",
            "hash4j",
            "h2-mvstore",
            "micrometer-",
            "prometheus-metrics-",
            "HdrHistogram",
            "jspecify",
            "re2j");

    /** Every file is this old, so that validators of one file are the same in every application. */
    private static final FileTime AGE = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

    /** An application without Pledge. */
    static WebApp ungoverned() {
        return new WebApp("ungoverned", "", false, StaticFiles.with(WebXml.of("")));
    }

    /** The same application with the filter on every path and dispatch, and no policy file. */
    static WebApp enforced() {
        return new WebApp("enforced", "", true, StaticFiles.with(WebXml.of(WebXml.pledge("enforce"))));
    }

    /** The same application, whose filter only reports. */
    static WebApp reported() {
        return new WebApp("reported", "", true, StaticFiles.with(WebXml.of(WebXml.pledge("report"))));
    }

    /** Returns this application under another name with another web.xml. */
    WebApp with(String otherName, String webXml) {
        return new WebApp(otherName, contextPath, pledge, StaticFiles.with(webXml));
    }

    /** Returns this application under another name. */
    WebApp called(String otherName) {
        return new WebApp(otherName, contextPath, pledge, files);
    }

    /** Returns this application with one more file. */
    WebApp withFile(String path, String text) {
        Map<String, String> more = new TreeMap<>(files);
        more.put(path, text);
        return new WebApp(name, contextPath, pledge, more);
    }

    /** Returns this application at another context path. */
    WebApp at(String otherContextPath) {
        return new WebApp(name, otherContextPath, pledge, files);
    }

    /** Writes the application and returns its directory. */
    Path deployTo(Path directory) throws IOException {
        delete(directory);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = directory.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
            Files.setLastModifiedTime(target, AGE);
        }
        copyTree(
                Path.of("target/test-classes/dev/pledge/container/app"),
                directory.resolve("WEB-INF/classes/dev/pledge/container/app"));
        if (pledge) {
            Path lib = Files.createDirectories(directory.resolve("WEB-INF/lib"));
            jar(Path.of("target/classes"), lib.resolve("pledge-filter.jar"));
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                Path path = Path.of(entry);
                String file = path.getFileName().toString();
                if (file.endsWith(".jar") && LIBRARIES.stream().anyMatch(file::startsWith)) {
                    Files.copy(path, lib.resolve(file));
                }
            }
        }
        return directory;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path source : all.toList()) {
                Path target = to.resolve(from.relativize(source));
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(source, target);
                }
            }
        }
    }

    private static void jar(Path classes, Path jar) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                var all = Files.walk(classes)) {
            out.setLevel(0);
            for (Path source : all.sorted().toList()) {
                String entry = classes.relativize(source).toString().replace(File.separatorChar, '/');
                if (Files.isDirectory(source)) {
                    if (!entry.isEmpty()) {
                        out.putNextEntry(new JarEntry(entry + "/"));
                    }
                } else {
                    out.putNextEntry(new JarEntry(entry));
                    Files.copy(source, out);
                }
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
