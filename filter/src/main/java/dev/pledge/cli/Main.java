package dev.pledge.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/**
 * Pledge on the command line. A call ends with 0 if all is well, 1 if what it was given has mistakes or cannot be used, and
 * 2 if it was called wrongly.
 */
public final class Main {
    private static final int BUFFER = 1 << 16;

    /** What the filter would log is told by the commands themselves. */
    private static final Logger LOG = Logger.getLogger("dev.pledge");

    private Main() {}

    /** Runs one command and ends the process. */
    public static void main(String[] args) {
        LOG.setLevel(Level.SEVERE);
        // That nobody has brought a log for the server along is no news to whoever tries a policy.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(new Console(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err)), args));
    }

    /** Runs one command and returns what the process is to end with. */
    static int run(Console console, String... args) {
        PledgeCommand pledge = new PledgeCommand();
        Failure failure = new Failure(pledge);
        int code = new CommandLine(pledge)
                .addSubcommand(new AuditCommand(console))
                .addSubcommand(new CheckCommand(console))
                .addSubcommand(new ExplainCommand(console))
                .addSubcommand(new ProxyCommand(console))
                .addSubcommand(new RewriteCommand(console))
                .addSubcommand(new VerifyCommand(console))
                .setOut(writer(console.out()))
                .setErr(writer(console.err()))
                .setExecutionExceptionHandler(failure)
                .setParameterExceptionHandler(failure)
                .execute(args);
        boolean lost = console.out().checkError();
        if (lost) {
            console.err().println("standard output cannot be written");
        }
        console.err().flush();
        return lost && code == 0 ? CommandLine.ExitCode.SOFTWARE : code;
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), false, StandardCharsets.UTF_8);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }
}
