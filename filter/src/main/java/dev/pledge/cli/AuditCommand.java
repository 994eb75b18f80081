package dev.pledge.cli;

import dev.pledge.cli.audit.Approach;
import dev.pledge.cli.audit.Audit;
import dev.pledge.cli.audit.Bounds;
import dev.pledge.cli.audit.Crawl;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks at a site that is not governed yet as the filter would. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        versionProvider = PledgeVersion.class,
        description = "Fetches a site that is not governed yet, looks at each page as the filter would, and tells what"
                + " would change. Nothing is sent but GET, one request at a time, as robots.txt allows. The exit code is"
                + " 1 if anything breaks a promise, whether the policy enforces it or reports it, or if a page could"
                + " not be fetched.")
final class AuditCommand implements Callable<Integer> {
    private final Console console;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description = "The policy file; the built-in policy unless there is one.")
    private @Nullable Path policy;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Parameters(paramLabel = "URL", description = "The first page, such as https://shop.example/.")
    private String url = "";

    @Mixin
    private ApproachOptions approach = new ApproachOptions();

    @Mixin
    private CrawlOptions crawl = new CrawlOptions();

    @Mixin
    private AuditReports reports = new AuditReports();

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws DataException, UsageException, IOException, InterruptedException {
        Approach way = approach.to(url);
        Bounds bounds = crawl.bounds();
        reports.check();
        PolicyFile file = policy == null ? PolicyFile.builtIn() : options.read(policy);
        ListCheck.require(file);
        Crawl site = new Crawl(file.compile(), file.written().file(), PledgeVersion.text(), way, bounds);
        Audit audit = site.run(reports.progress(console));
        reports.tell(audit, file.policy(), console);
        return audit.isWhole() && !audit.breaksPromise() ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
