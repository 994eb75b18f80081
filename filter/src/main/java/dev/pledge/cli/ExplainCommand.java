package dev.pledge.cli;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.FilterListReader;
import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.ListCompiler;
import dev.pledge.adserver.PublicSuffixes;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.snapshot.FilePlace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what filter lists say of requests. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        synopsisHeading = "",
        customSynopsis = {
            "Usage: pledge explain --list FILE [--list FILE]... URL --page URL --type TYPE",
            "       pledge explain --list FILE [--list FILE]... --requests FILE"
        },
        description = "Says what filter lists say of a URL, and by which rule. For a table of requests each line of the"
                + " answer is one verdict: 0 none, 1 blocked, 2 excepted.")
final class ExplainCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Console console;

    @Option(
            names = "--list",
            paramLabel = "FILE",
            required = true,
            description = "A filter list, plain or compressed with gzip, or a directory with lists.")
    private List<Path> lists = List.of();

    @Parameters(arity = "0..1", paramLabel = "URL", description = "The absolute URL to judge.")
    private @Nullable String url;

    @Option(names = "--page", paramLabel = "URL", description = "The URL of the page that loads it.")
    private @Nullable String page;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = RequestedType.class,
            description = "What it is loaded as, such as script, image or subdocument.")
    private @Nullable ResourceType type;

    @Option(
            names = "--requests",
            paramLabel = "FILE",
            description = "A table of requests, plain or compressed with gzip; - for standard input. Its columns are"
                    + " separated by tabs and named by the first line: url, page_url and type are used.")
    private @Nullable String requests;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException, UsageException {
        if (requests != null) {
            if (url != null || page != null || type != null) {
                throw new UsageException("With --requests there is no URL, --page or --type.");
            }
            judge(requests, new Verdicts(compile()));
            return ExitCode.OK;
        }
        if (url == null || page == null || type == null) {
            throw new UsageException("Expected a URL with --page and --type, or --requests.");
        }
        tell(new Verdicts(compile()).of(url, page, type));
        return ExitCode.OK;
    }

    private void tell(Verdict verdict) {
        console.out().println("verdict: " + verdict.kind().name().toLowerCase(Locale.ROOT));
        if (verdict.kind() != Verdict.Kind.NONE) {
            console.out().println("list:    " + verdict.list());
            console.out().println("rule:    " + verdict.rule());
        }
    }

    private void judge(String file, Verdicts verdicts) throws DataException {
        boolean standardInput = file.equals(STANDARD_INPUT);
        try (InputStream in = standardInput ? InputStream.nullInputStream() : Files.newInputStream(Path.of(file))) {
            RequestTable table = new RequestTable(file, standardInput ? console.in() : in);
            for (RequestTable.Row row = table.next(); row != null; row = table.next()) {
                console.out().println(number(judge(row, verdicts, table).kind()));
            }
        } catch (IOException e) {
            throw new DataException(file, e);
        }
    }

    private static Verdict judge(RequestTable.Row row, Verdicts verdicts, RequestTable table) throws DataException {
        try {
            return verdicts.of(row.url(), row.page(), row.type());
        } catch (DataException e) {
            throw table.mistake(String.valueOf(e.getMessage()));
        }
    }

    private static int number(Verdict.Kind kind) {
        return switch (kind) {
            case NONE -> 0;
            case BLOCKED -> 1;
            case EXCEPTED -> 2;
        };
    }

    private AdServers compile() throws DataException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        for (Path list : lists) {
            try {
                for (Path file : new FilePlace(list).files()) {
                    add(file, compiler);
                }
            } catch (IOException e) {
                throw new DataException(list.toString(), e);
            }
        }
        return compiler.compile();
    }

    private void add(Path file, ListCompiler compiler) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            FilterListSummary summary = FilterListReader.read(file.toString(), in, compiler);
            if (summary.skippedLines() > 0) {
                console.err()
                        .println(file + ": skipped lines: " + summary.skippedLines() + ", the first: "
                                + summary.skipped().get(0));
            }
        }
    }
}
