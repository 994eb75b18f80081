package dev.pledge.cli;

import dev.pledge.policy.Mode;
import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.Switches;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Governs saved pages as the filter would. */
@Command(
        name = "rewrite",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        description =
                "Governs saved pages as the filter would: the page goes to standard output, or to a file in --out,"
                        + " and what was found to standard error. In the mode report nothing is changed.")
final class RewriteCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--policy", paramLabel = "POLICY", required = true, description = "The policy file.")
    private Path policy = Path.of("");

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(
            names = "--page",
            paramLabel = "URL",
            required = true,
            description =
                    "The URL that the pages would be at: it says what is secure, what is the site's own, and which"
                            + " modes of the policy hold.")
    private String page = "";

    @Option(
            names = "--context",
            paramLabel = "PATH",
            description = "The application's context path, such as /shop; none unless said.")
    private String context = "";

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            description = "The charset of the Content-Type header that goes with the pages; none unless said.")
    private @Nullable String charset;

    @Option(names = "--enforce", description = "What the policy only reports is enforced.")
    private boolean enforce;

    @Option(names = "--fail-on-finding", description = "If anything was found the exit code is 1.")
    private boolean failOnFinding;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the governed pages are put, each under its own name.")
    private @Nullable Path out;

    @Parameters(
            arity = "0..*",
            paramLabel = "IN",
            description = "The pages; several only with --out. Standard input if there is none, or -.")
    private List<Path> pages = List.of();

    RewriteCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException, UsageException {
        PagePlace place = PagePlace.of(page, context);
        PageFiles files = PageFiles.of(pages, out);
        PolicyFile file = options.read(policy);
        ListCheck.require(file);
        Snapshot snapshot = file.compile();
        Modes modes = Modes.at(place.path(), file.policy(), new Switches());
        PageRun run = new PageRun(console, snapshot.pages(), place, enforce ? enforced(modes) : modes, charset);
        boolean all = files.each(run);
        run.tellTotal();
        return all && !(failOnFinding && run.foundAny()) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Modes enforced(Modes modes) {
        return new Modes(
                modes.cookies(),
                enforced(modes.adServers()),
                enforced(modes.sensitiveForms()),
                modes.statistics(),
                modes.subjectAccess(),
                modes.disclosures(),
                modes.contact());
    }

    private static Mode enforced(Mode mode) {
        return mode == Mode.REPORT ? Mode.ENFORCE : mode;
    }
}
