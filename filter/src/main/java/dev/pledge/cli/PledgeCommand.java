package dev.pledge.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands have in common. */
@Command(
        name = "pledge",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Checks privacy policies, explains verdicts of filter lists, governs saved pages, audits sites, stands"
                        + " in front of them and verifies conformance reports.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a mistake in what was given, or something that cannot be read or written",
            "2:wrong usage"
        })
final class PledgeCommand {
    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Where an error comes from is told in full.")
    private boolean stacktrace;

    boolean stacktrace() {
        return stacktrace;
    }
}
