package dev.pledge.demo.launch;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the command line: {@code --name value}, {@code --name=value} and {@code --flag}. */
final class CommandLine {
    private static final Set<String> VALUES = Set.of(
            "--http-port",
            "--https-port",
            "--management-port",
            "--host",
            "--data",
            "--policy",
            "--smtp-host",
            "--smtp-port",
            "--mail-from");
    private static final Set<String> FLAGS = Set.of("--ungoverned", "--help");

    private final Map<String, String> given = new HashMap<>();

    CommandLine(List<String> arguments) throws UsageException {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            int equals = argument.indexOf('=');
            String name = equals < 0 ? argument : argument.substring(0, equals);
            String value = "";
            if (VALUES.contains(name)) {
                if (equals >= 0) {
                    value = argument.substring(equals + 1);
                } else if (i + 1 < arguments.size()) {
                    value = arguments.get(++i);
                }
                if (value.isEmpty() || value.startsWith("--")) {
                    throw new UsageException(name + " needs a value");
                }
            } else if (!FLAGS.contains(argument)) {
                throw new UsageException("there is no option \"" + argument + "\"");
            }
            if (given.put(name, value) != null) {
                throw new UsageException(name + " is given twice");
            }
        }
    }

    boolean asksForHelp() {
        return given.containsKey("--help");
    }

    Options options() throws UsageException {
        Options options = new Options(
                given.getOrDefault("--host", "localhost"),
                port("--http-port", 8080),
                port("--https-port", 8443),
                port("--management-port", 8081),
                path("--data", given.getOrDefault("--data", "pledge-demo-data")),
                policy(),
                given.containsKey("--ungoverned"),
                mail());
        distinct("--http-port", options.httpPort(), "--https-port", options.httpsPort());
        distinct("--http-port", options.httpPort(), "--management-port", options.managementPort());
        distinct("--https-port", options.httpsPort(), "--management-port", options.managementPort());
        if (options.ungoverned() && options.policy() != null) {
            throw new UsageException(
                    "--policy and --ungoverned contradict one another: without Pledge no policy is kept");
        }
        if (Files.exists(options.data()) && !Files.isDirectory(options.data())) {
            throw new UsageException("--data " + options.data() + " is a file; expected a directory");
        }
        return options;
    }

    private Options.@Nullable Mail mail() throws UsageException {
        String host = given.get("--smtp-host");
        int port = port("--smtp-port", 25);
        String from = given.getOrDefault("--mail-from", "shop@larkfield.example");
        if (host == null && (given.containsKey("--smtp-port") || given.containsKey("--mail-from"))) {
            throw new UsageException("--smtp-port and --mail-from say nothing without --smtp-host");
        }
        if (!from.matches("[^@\\s]+@[^@\\s]+")) {
            throw new UsageException("--mail-from \"" + from + "\" is no e-mail address");
        }
        return host == null ? null : new Options.Mail(host, port, from);
    }

    private int port(String name, int otherwise) throws UsageException {
        String text = given.get(name);
        if (text == null) {
            return otherwise;
        }
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65535) {
            throw new UsageException(name + " \"" + text + "\" is no port; expected 0 to 65535");
        }
        return port;
    }

    private static void distinct(String name, int port, String otherName, int otherPort) throws UsageException {
        if (port != 0 && port == otherPort) {
            throw new UsageException(name + " and " + otherName + " are both " + port);
        }
    }

    private @Nullable Path policy() throws UsageException {
        String text = given.get("--policy");
        if (text == null) {
            return null;
        }
        Path file = path("--policy", text);
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new UsageException("--policy " + file + " is no file that can be read");
        }
        return file;
    }

    private static Path path(String name, String text) throws UsageException {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new UsageException(name + " \"" + text + "\" is no path: " + e.getReason());
        }
    }
}
