package dev.pledge.cli;

import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyReader;
import dev.pledge.policy.WrittenPolicy;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where a policy finds its lists. */
final class PolicyOptions {
    private static final String WEB_INF = "WEB-INF";

    @Option(
            names = "--webapp",
            paramLabel = "DIR",
            description = "The root of the web application, which paths of lists such as /WEB-INF/ads.txt begin at;"
                    + " needless if the policy is in WEB-INF.")
    private @Nullable Path webapp;

    @Option(
            names = "--classpath",
            paramLabel = "PATH",
            description = "Directories and jars in which lists with classpath: are looked for, separated as in Java's"
                    + " own class paths.")
    private @Nullable String classPath;

    /**
     * Reads a policy.
     *
     * @throws dev.pledge.policy.PolicyException if it has mistakes
     */
    PolicyFile read(Path file) throws DataException {
        String name = file.toString();
        String text;
        try {
            text = PolicyReader.text(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new DataException(name, e);
        }
        Policy policy = PolicyReader.read(name, text);
        return new PolicyFile(new WrittenPolicy(name, text), policy, new WebApplication(root(file), loader()));
    }

    private @Nullable Path root(Path file) {
        if (webapp != null) {
            return webapp;
        }
        Path directory = file.toAbsolutePath().normalize().getParent();
        return directory != null && directory.endsWith(WEB_INF) ? directory.getParent() : null;
    }

    private @Nullable ClassLoader loader() throws DataException {
        if (classPath == null) {
            return null;
        }
        String[] entries = classPath.split(File.pathSeparator, -1);
        URL[] urls = new URL[entries.length];
        try {
            for (int i = 0; i < entries.length; i++) {
                Path entry = Path.of(entries[i]);
                if (!Files.exists(entry)) {
                    throw new DataException("--classpath: " + entries[i] + ": there is no such file or directory");
                }
                urls[i] = entry.toUri().toURL();
            }
        } catch (MalformedURLException e) {
            throw new DataException("--classpath", e);
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
