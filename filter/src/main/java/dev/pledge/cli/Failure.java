package dev.pledge.cli;

import dev.pledge.policy.PolicyException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells why a command failed, in words. */
final class Failure implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final PledgeCommand pledge;

    Failure(PledgeCommand pledge) {
        this.pledge = pledge;
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult call) {
        PrintWriter err = command.getErr();
        if (e instanceof UsageException) {
            return wrongUsage(command, e);
        }
        boolean expected = e instanceof DataException || e instanceof PolicyException;
        err.println(expected ? e.getMessage() : "Pledge failed, which is a fault of its own: " + e);
        if (pledge.stacktrace()) {
            e.printStackTrace(err);
        } else if (!expected) {
            err.println("--stacktrace tells where.");
        }
        err.flush();
        return ExitCode.SOFTWARE;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        int code = wrongUsage(command, e);
        UnmatchedArgumentException.printSuggestions(e, command.getErr());
        return code;
    }

    private static int wrongUsage(CommandLine command, Exception e) {
        command.getErr().println(e.getMessage());
        command.getErr().println(command.getCommandSpec().qualifiedName() + " --help tells how it is called.");
        return ExitCode.USAGE;
    }
}
