package dev.pledge.demo.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The packaged war, deployed as it is in a Tomcat that knows nothing of it. The Tomcat lives in a class loader of its
 * own, so that several releases fit into one test; they are driven by what all of them have.
 */
public final class TomcatShop implements AutoCloseable {
    private final URLClassLoader loader;
    private final Object tomcat;
    private final int port;

    private TomcatShop(URLClassLoader loader, Object tomcat, int port) {
        this.loader = loader;
        this.tomcat = tomcat;
        this.port = port;
    }

    /**
     * Starts a Tomcat with the shop as its root application.
     *
     * @param release the directory of its jars: {@code tomcat-11}, {@code tomcat-10.1}
     * @param base an empty directory for its work
     */
    public static TomcatShop start(String release, Path base) {
        return start(release, base, false);
    }

    /** Starts the same with each request on a virtual thread of its own, which takes a JDK 21. */
    public static TomcatShop startOnVirtualThreads(String release, Path base) {
        return start(release, base, true);
    }

    private static TomcatShop start(String release, Path base, boolean virtualThreads) {
        Path jars = Path.of(property("pledge.demo.containers"), release);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try {
            URLClassLoader loader = new URLClassLoader(release, urls(jars), ClassLoader.getPlatformClassLoader());
            thread.setContextClassLoader(loader);
            Files.createDirectories(base.resolve("webapps"));
            // These two register themselves once for the whole JVM, which holds other Tomcats.
            callStatic(loader.loadClass("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory"), "disable");
            callStatic(loader.loadClass("org.apache.tomcat.util.modeler.Registry"), "disableRegistry");
            Object tomcat = loader.loadClass("org.apache.catalina.startup.Tomcat")
                    .getDeclaredConstructor()
                    .newInstance();
            call(tomcat, "setBaseDir", base.toString());
            call(tomcat, "setPort", 0);
            Object connector = call(tomcat, "getConnector");
            call(connector, "setProperty", "address", "localhost");
            call(connector, "setProperty", "useVirtualThreads", Boolean.toString(virtualThreads));
            Object context = call(tomcat, "addWebapp", "", property("pledge.demo.war"));
            call(context, "setParentClassLoader", loader);
            call(tomcat, "start");
            if (!call(context, "getStateName").equals("STARTED")) {
                throw new AssertionError("the shop does not start in " + release);
            }
            Object executor = call(call(connector, "getProtocolHandler"), "getExecutor");
            if (executor.getClass().getSimpleName().startsWith("Virtual") != virtualThreads) {
                throw new AssertionError(release + " runs requests on " + executor);
            }
            int port = (Integer) call(connector, "getLocalPort");
            return new TomcatShop(loader, tomcat, port);
        } catch (IOException e) {
            throw new UncheckedIOException("the filter's build copies the containers' jars to " + jars, e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(release + " does not start", e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Sends a request over plain HTTP, for {@code localhost}, and reads to the end of the connection. */
    public RawAnswer answer(RawRequest request) {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.wire("localhost:" + port).getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return RawAnswer.of(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(request + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            call(tomcat, "stop");
            call(tomcat, "destroy");
            loader.close();
        } catch (ReflectiveOperationException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static URL[] urls(Path jars) throws IOException {
        try (Stream<Path> files = Files.list(jars)) {
            return files.sorted().map(TomcatShop::url).toArray(URL[]::new);
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new AssertionError(e);
        }
    }

    private static void callStatic(Class<?> type, String name) throws ReflectiveOperationException {
        type.getMethod(name).invoke(null);
    }

    /** Calls the method that takes these arguments; where it returns nothing, this returns its target. */
    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && takes(method, arguments)) {
                Object result = method.invoke(target, arguments);
                return result == null ? target : result;
            }
        }
        throw new NoSuchMethodException(target.getClass() + "." + name + List.of(arguments));
    }

    private static boolean takes(Method method, Object... arguments) {
        Class<?>[] types = method.getParameterTypes();
        return types.length == arguments.length
                && IntStream.range(0, types.length)
                        .allMatch(i -> types[i].isInstance(arguments[i])
                                || types[i] == int.class && arguments[i] instanceof Integer);
    }

    private static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new AssertionError(name + " is not set");
        }
        return value;
    }
}
