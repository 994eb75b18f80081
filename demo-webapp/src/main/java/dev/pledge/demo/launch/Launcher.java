package dev.pledge.demo.launch;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;

/** The war's main class. Exit codes: 1 if the shop cannot start, 2 if the command line is wrong. */
public final class Launcher {
    private Launcher() {}

    /** Starts the shop; {@code --help} says with which options. */
    public static void main(String[] arguments) {
        int failure = launch(List.of(arguments));
        if (failure != 0) {
            System.exit(failure);
        }
    }

    private static int launch(List<String> arguments) {
        try {
            CommandLine commandLine = new CommandLine(arguments);
            if (commandLine.asksForHelp()) {
                System.out.print(Options.HELP);
                return 0;
            }
            start(commandLine.options());
            return 0;
        } catch (UsageException e) {
            complain(e.getMessage() + "; --help lists the options");
            return 2;
        } catch (StartException e) {
            complain(String.valueOf(e.getMessage()));
            return 1;
        } catch (Exception | LinkageError e) {
            complain("the shop does not start");
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                complain("  " + cause);
            }
            return 1;
        }
    }

    private static void start(Options options) throws Exception {
        Path war = war();
        Path work = WorkDirectory.claim(options.data()).path();
        ClassLoader loader = new ServerClasses(war).unpackTo(work.resolve("server"), Launcher.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        ShopServer server = ServiceLoader.load(ShopServer.class, loader)
                .findFirst()
                .orElseThrow(() -> new IOException(war + " has no server beneath WEB-INF/server"));
        server.start(options, war, work);
    }

    private static Path war() throws StartException, URISyntaxException {
        Path war = Path.of(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        if (!Files.isRegularFile(war)) {
            throw new StartException("start the packaged war: java -jar pledge-demo.war");
        }
        return war;
    }

    private static void complain(String line) {
        System.err.println("pledge-demo: " + line);
    }
}
