package dev.pledge.cli;

import dev.pledge.report.ReportChain;
import dev.pledge.report.ReportChain.Checked;
import dev.pledge.report.ReportHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the signatures of conformance reports, and that none is missing among them. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        description =
                "Checks conformance reports: that each is what was signed, that they are numbered without a gap, and that each"
                        + " names the one before. The first that is not as it should be is told on standard error.")
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "REPORTS",
            arity = "1..*",
            description =
                    "The directory of the reports, which begin with number 1; or some of them, whose signatures are"
                            + " beside them.")
    private List<Path> reports = new ArrayList<>();

    @Option(
            names = "--key",
            paramLabel = "PUBLIC",
            description =
                    "The public key (PEM) by which all are to be signed. Without it those beside the reports are taken,"
                            + " which whoever made the reports has put there.")
    private @Nullable Path key;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException, UsageException {
        String pem = key == null ? null : text(key);
        Checked checked;
        Path first = reports.get(0);
        try {
            if (Files.isDirectory(first)) {
                if (reports.size() > 1) {
                    throw new UsageException("expected one directory, or reports");
                }
                checked = ReportChain.ofDirectory(first, pem);
            } else {
                checked = ReportChain.ofFiles(existing(), pem);
            }
        } catch (IOException e) {
            throw new DataException(first.toString(), e);
        } catch (IllegalArgumentException e) {
            throw new DataException(key + ": " + e.getMessage());
        }
        return tell(checked);
    }

    private int tell(Checked checked) {
        ReportHead last = checked.last();
        if (last != null) {
            console.out()
                    .println(checked.reports() + (checked.reports() == 1 ? " report" : " reports")
                            + " as signed, up to number " + last.sequence() + " for "
                            + last.period().name());
            console.out().println("sha-256 of the last: " + checked.lastSha256());
            checked.keys()
                    .forEach(id -> console.out()
                            .println(
                                    "signed by: " + id + (key == null ? " (the key is from beside the reports)" : "")));
        }
        if (checked.fault() != null) {
            console.err().println(checked.fault());
            return ExitCode.SOFTWARE;
        }
        if (last == null) {
            console.err().println(reports.get(0) + ": there is no report");
            return ExitCode.SOFTWARE;
        }
        return ExitCode.OK;
    }

    private List<Path> existing() throws DataException {
        for (Path report : reports) {
            if (!Files.isRegularFile(report)) {
                throw new DataException(report + ": there is no such file");
            }
        }
        return reports;
    }

    private static String text(Path file) throws DataException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DataException(file.toString(), e);
        }
    }
}
