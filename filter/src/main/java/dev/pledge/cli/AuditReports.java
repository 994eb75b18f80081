package dev.pledge.cli;

import dev.pledge.cli.audit.Audit;
import dev.pledge.cli.audit.HtmlReport;
import dev.pledge.cli.audit.JsonReport;
import dev.pledge.cli.audit.PageAudit;
import dev.pledge.cli.audit.StarterPolicy;
import dev.pledge.cli.audit.TextReport;
import dev.pledge.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say in which forms an audit is told, and where. */
final class AuditReports {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "What goes to standard output: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless said.")
    private Format format = Format.text;

    @Option(names = "--html", paramLabel = "FILE", description = "Where the report is put as one HTML file.")
    private @Nullable Path html;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the report is put as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--suggest",
            paramLabel = "FILE",
            description = "Where a starter policy is written, made from what was seen. It is not written over a file.")
    private @Nullable Path suggest;

    /** Named as they are written in a call. */
    private enum Format {
        text,
        json,
        html
    }

    /** @throws UsageException if a policy would be written over, or a file is one that cannot be written */
    void check() throws UsageException {
        if (suggest != null && Files.isRegularFile(suggest)) {
            throw new UsageException("--suggest: " + suggest + " is there already, and is not written over.");
        }
        check("--html", html);
        check("--json", json);
        check("--suggest", suggest);
    }

    /** What took minutes to find out is not to be lost for want of a place. */
    private static void check(String option, @Nullable Path file) throws UsageException {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(option + ": " + file + " is a directory.");
        }
        Path parent = file.toAbsolutePath().getParent();
        while (parent != null && Files.notExists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UsageException(option + ": " + parent + " is no directory.");
        }
    }

    /** Returns what tells of each page as it is looked at. */
    Consumer<PageAudit> progress(Console console) {
        if (format == Format.text) {
            return new TextReport(console.out())::page;
        }
        return page -> {
            console.err().println(page.url() + ": findings: " + page.breaches());
            console.err().flush();
        };
    }

    /** Tells of the whole. */
    void tell(Audit audit, Policy policy, Console console) throws DataException {
        switch (format) {
            case text -> new TextReport(console.out()).end(audit);
            case json -> console.out().writeBytes(new JsonReport(audit).bytes());
            case html -> console.out().writeBytes(new HtmlReport(audit).bytes());
        }
        if (html != null) {
            write("--html", html, new HtmlReport(audit).bytes());
        }
        if (json != null) {
            write("--json", json, new JsonReport(audit).bytes());
        }
        if (suggest != null && audit.pages().stream().allMatch(page -> page.redirect() != null)) {
            console.err().println("--suggest: nothing was seen, so there is nothing to suggest");
        } else if (suggest != null) {
            write("--suggest", suggest, new StarterPolicy(audit, policy).text().getBytes(StandardCharsets.UTF_8));
            console.err().println(suggest + ": a policy to begin with; everything in it is in report");
        }
    }

    private static void write(String option, Path file, byte[] bytes) throws DataException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new DataException(option + " " + file, e);
        }
    }
}
