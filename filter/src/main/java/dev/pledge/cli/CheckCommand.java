package dev.pledge.cli;

import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.SkippedLine;
import dev.pledge.policy.Mistake;
import dev.pledge.policy.PolicyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a policy file and the lists that it names. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        description =
                "Checks a policy file and the filter lists that it names. Mistakes are told with file, line and key"
                        + " on standard error; lines of lists that could not be understood are told too, but are no mistakes.")
final class CheckCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(
            paramLabel = "POLICY",
            description = "The policy file, such as src/main/webapp/WEB-INF/privacy-policy.yaml.")
    private Path policy = Path.of("");

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(names = "--strict", description = "Lines of lists that could not be understood are mistakes.")
    private boolean strict;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException {
        PolicyFile file;
        try {
            file = options.read(policy);
        } catch (PolicyException e) {
            return mistakes(e.mistakes());
        }
        ListCheck check = ListCheck.of(file);
        int skipped = 0;
        for (FilterListSummary list : check.lists()) {
            tell(list);
            skipped += list.skippedLines();
        }
        for (String place : check.outOfSight()) {
            console.err().println(place + ": not looked at: --classpath says where the class path is");
        }
        if (!check.mistakes().isEmpty()) {
            return mistakes(check.mistakes());
        }
        if (check.outOfSight().isEmpty()) {
            file.compile();
        }
        console.out().println(policy + ": no mistake");
        return strict && skipped > 0 ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private int mistakes(List<Mistake> mistakes) {
        mistakes.forEach(console.err()::println);
        int count = mistakes.size();
        console.err().println(policy + ": " + count + (count == 1 ? " mistake" : " mistakes"));
        return ExitCode.SOFTWARE;
    }

    private void tell(FilterListSummary list) {
        String rest = list.notApplicable().isEmpty() ? "" : "; not applicable on a server: " + counts(list);
        console.out()
                .println(list.name() + ": " + list.format().name().toLowerCase(Locale.ROOT) + ", " + list.networkRules()
                        + " rules on URLs, " + list.cosmeticRules() + " on elements" + rest);
        if (list.skippedLines() > 0) {
            for (SkippedLine line : list.skipped()) {
                console.err().println(line);
            }
            console.err().println(list.name() + ": " + list.skippedLines() + " lines skipped in all");
        }
    }

    private static String counts(FilterListSummary list) {
        return list.notApplicable().entrySet().stream()
                .map((Map.Entry<String, Integer> e) -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
