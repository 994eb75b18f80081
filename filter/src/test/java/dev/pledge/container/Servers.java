package dev.pledge.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Launches containers: one class loader for each, one running server for each of its applications. */
final class Servers {
    @SuppressWarnings("unused") // keeps the loggers' settings alive
    private static final ContainerLog LOG = new ContainerLog(WebApps.place("containers.log"));

    private static final Map<Container, Servers> ALL = new ConcurrentHashMap<>();

    private final Container container;
    private final ClassLoader loader;
    private final Map<WebApp, Server> running = new ConcurrentHashMap<>();

    private Servers(Container container) {
        this.container = container;
        this.loader = isolated(container);
    }

    static Servers of(Container container) {
        return ALL.computeIfAbsent(container, Servers::new);
    }

    Server running(WebApp app) {
        return running.computeIfAbsent(app, this::start);
    }

    Server start(WebApp app) {
        return start(app, docBase -> {});
    }

    /** Starts an application into whose directory something else is put first. */
    Server start(WebApp app, Consumer<Path> addition) {
        Path home = WebApps.place(container.directory()).resolve(app.name());
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            Path docBase = app.deployTo(home.resolve("app"));
            addition.accept(docBase);
            Path work = Files.createDirectories(home.resolve("work"));
            return launch(docBase, work, app.contextPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @SuppressWarnings("unchecked") // the launcher lives in another class loader: only types of the JDK are shared
    private Server launch(Path docBase, Path work, String contextPath) {
        try {
            Object launcher = loader.loadClass("dev.pledge.container." + container.launcher())
                    .getDeclaredConstructor()
                    .newInstance();
            Map<String, Object> started = ((Function<Map<String, String>, Map<String, Object>>) launcher)
                    .apply(Map.of(
                            "docBase", docBase.toString(),
                            "work", work.toString(),
                            "contextPath", contextPath,
                            "keyStore", KeyStoreFile.path().toString(),
                            "clients", KeyStoreFile.known().toString(),
                            "password", KeyStoreFile.PASSWORD));
            return new Server(
                    (Integer) started.get("http"), (Integer) started.get("https"), (Runnable) started.get("stop"));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot launch " + container, e);
        }
    }

    private static ClassLoader isolated(Container container) {
        Path jars = Path.of("target", "containers", container.directory());
        try (var files = Files.list(jars)) {
            List<URL> urls = new ArrayList<>();
            for (Path jar : files.sorted().toList()) {
                urls.add(jar.toUri().toURL());
            }
            urls.add(Path.of("target", "test-classes").toUri().toURL());
            return new URLClassLoader(container.name(), urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no jars of " + container + " in " + jars.toAbsolutePath()
                            + ": `mvn generate-test-resources -pl filter` copies them there",
                    e);
        }
    }
}
