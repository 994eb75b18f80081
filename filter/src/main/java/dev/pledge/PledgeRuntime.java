package dev.pledge;

import dev.pledge.finding.FindingListener;
import dev.pledge.finding.FindingLog;
import dev.pledge.finding.Findings;
import dev.pledge.finding.KeptOut;
import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.metrics.MeterBinding;
import dev.pledge.metrics.Meters;
import dev.pledge.metrics.ReportOutcome;
import dev.pledge.operations.Operations;
import dev.pledge.operations.ReportPages;
import dev.pledge.page.PageGovernor;
import dev.pledge.policy.ContactPolicy;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import dev.pledge.report.Reports;
import dev.pledge.servlet.Governance;
import dev.pledge.servlet.Reception;
import dev.pledge.servlet.Services;
import dev.pledge.servlet.SignedInPerson;
import dev.pledge.site.BrowserReports;
import dev.pledge.site.DisclosureGate;
import dev.pledge.site.FrontDesk;
import dev.pledge.site.HttpsGate;
import dev.pledge.site.IndicatorStylesheet;
import dev.pledge.site.Languages;
import dev.pledge.site.ReportDocument;
import dev.pledge.site.StubDocument;
import dev.pledge.snapshot.FileWatcher;
import dev.pledge.snapshot.PlaceWatcher;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.SnapshotCompiler;
import dev.pledge.snapshot.Snapshots;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.Bots;
import dev.pledge.subject.Contact;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What lives as long as the application, however often its policy is reloaded. The filters of one application share it;
 * the last one that leaves closes it.
 */
final class PledgeRuntime {
    private static final String ATTRIBUTE = PledgeRuntime.class.getName();
    /** The context attribute in which an application may hand its registry over: the name of its type. */
    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    /** The context attribute in which whoever sets the filter up may have itself told of findings: the name of its type. */
    private static final String LISTENER = FindingListener.class.getName();

    private static final Duration WATCH = Duration.ofMillis(400);
    private static final Duration WATCH_LISTS = Duration.ofSeconds(2);

    /** So long after the filter's own start most applications have started. */
    private static final Duration SETTLED = Duration.ofSeconds(2);

    private final Governance governance;
    private final Endings endings;
    private int filters;

    /** @param endings is told of all that begins; whoever made it closes it, also if this fails */
    private PledgeRuntime(Deployment deployment, Endings endings) throws IOException {
        this.endings = endings;
        ServletContext context = deployment.context();
        // A registry may outlive the application, and must not keep the meters of one that did not start.
        Meters meters = MeterBinding.find(context.getAttribute(REGISTRY));
        endings.add(meters::close);
        Clock clock = Clock.systemUTC();
        FindingListener log = new FindingLog(System.getLogger("dev.pledge.findings"), FindingLog.LINES);
        KeptOut keptOut = new KeptOut(clock);
        HistoryKeeping past = HistoryKeeping.open(deployment.policy(), clock);
        endings.add(past::close);
        List<FindingListener> listeners = new ArrayList<>(List.of(log, meters, keptOut, past.history()));
        if (context.getAttribute(LISTENER) instanceof FindingListener own) {
            listeners.add(own);
        }
        Findings findings = new Findings(Findings.LIMIT, clock, listeners);
        past.history().watch(findings);
        Resources resources = new Resources(context);
        SnapshotCompiler compiler = new SnapshotCompiler(
                resources, deployment.sessionCookieName(), text("version.txt").trim(), findings, clock);
        Snapshots snapshots = new Snapshots(compiler.compile(deployment.policy()));
        past.holds(snapshots.current());
        Switches switches = new Switches();
        RecordKeeping records = RecordKeeping.open(
                deployment.policy(), () -> snapshots.current().policy(), past.history(), clock);
        endings.add(records::close);
        ReportDocument document = new ReportDocument(Languages.read(), text("site/pledge.css"));
        Reporting reporting = Reporting.open(
                deployment.policy(),
                () -> snapshots.current().policy(),
                past.history(),
                records.books(),
                text("version.txt").trim(),
                document,
                clock);
        Recording recording = Recording.start(
                deployment.policy().statistics(),
                () -> snapshots.current().policy().statistics(),
                past.history(),
                reporting.with(records.forgetting()),
                clock);
        endings.add(recording::close);
        meters.watch(findings, recording.statistics());
        past.history().watch(recording.statistics());
        endings.add(past.history()::endStatistics);
        meters.watch(records.openRequests());
        meters.lists(compiler.listsState());
        Services services = new Services(
                snapshots,
                switches,
                findings,
                recording.statistics(),
                new SignedInPerson(context),
                recording.keys(),
                new Bots(),
                past.history(),
                meters,
                clock);
        context.setAttribute(Contact.ATTRIBUTE, new Contact(() -> terms(snapshots.current(), switches), findings));
        endings.add(() -> context.removeAttribute(Contact.ATTRIBUTE));
        Publishing publishing =
                new Publishing(deployment, snapshots, switches, keptOut, bytes("site/pledge.css"), clock);
        endings.add(publishing::close);
        PersonsDesk persons = new PersonsDesk(
                context,
                publishing.languages(),
                publishing.frame(),
                services.signedIn(),
                recording,
                records.books(),
                findings,
                snapshots,
                clock);
        endings.add(persons::close);
        List<Reception> receptions = new ArrayList<>(List.of(
                // First: what a browser reports from a plain page is nothing that a visitor has sent.
                new BrowserReports(findings, reports(meters, past.history())),
                new HttpsGate(publishing.languages()),
                new DisclosureGate(records.books().disclosures(), services.signedIn(), meters),
                new StubDocument(PageGovernor.STUBS_PATH),
                new IndicatorStylesheet(PageGovernor.STYLESHEET_PATH, bytes("page/indicator.css"))));
        receptions.addAll(publishing.receptions());
        receptions.addAll(persons.receptions());
        Reports reports = reporting.reports();
        Operations operations = new Operations(
                publishing.languages(),
                reports == null ? null : new ReportPages(reports, document, clock),
                switches,
                compiler::listsState,
                recording.statistics(),
                findings,
                past.history(),
                clock);
        if (deployment.policy().operations() != null) {
            endings.add(
                    Afterwards.start("pledge-operations", SETTLED, () -> operations.prepare(snapshots.current()))
                            ::close);
        }
        this.governance = new Governance(services, operations, new FrontDesk(receptions));
        PolicyReload reload = new PolicyReload(deployment.name(), compiler, snapshots, meters, past::holds);
        PolicySource source = deployment.source();
        Path file = source == null ? null : source.file();
        if (file != null) {
            endings.add(new FileWatcher(file, deployment.text(), WATCH, reload::changed)::close);
        }
        endings.add(PlaceWatcher.ofLists(compiler, WATCH_LISTS, reload::listsChanged)::close);
        endings.add(PlaceWatcher.ofTexts(compiler, WATCH, reload::textsChanged)::close);
        endings.add(new JmxRegistration(context, new Promises(switches, snapshots))::close);
    }

    /** Counts browsers' reports where operations look, and for the history. */
    private static Consumer<ReportOutcome> reports(Meters meters, Tally tally) {
        Map<ReportOutcome, Counter> counters = new EnumMap<>(ReportOutcome.class);
        for (ReportOutcome outcome : ReportOutcome.values()) {
            counters.put(outcome, new Counter("report", outcome.key(), ""));
        }
        return outcome -> {
            meters.browserReport(outcome);
            tally.count(Objects.requireNonNull(counters.get(outcome), "every outcome has one"), 1);
        };
    }

    private static Contact.Terms terms(Snapshot snapshot, Switches switches) {
        ContactPolicy policy = snapshot.policy().contact();
        Mode mode = switches.isOn(Promise.CONTACT) ? policy.mode() : Mode.OFF;
        return new Contact.Terms(policy, mode, snapshot.revision());
    }

    private static String text(String resource) throws IOException {
        return new String(bytes(resource), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream in = PledgeRuntime.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing from Pledge's jar");
            }
            return in.readAllBytes();
        }
    }

    /** Finds the application's runtime, or makes it. Containers initialise filters one after the other. */
    static PledgeRuntime join(Deployment deployment) throws ServletException {
        PledgeRuntime runtime;
        if (deployment.context().getAttribute(ATTRIBUTE) instanceof PledgeRuntime known) {
            runtime = known;
        } else {
            runtime = start(deployment);
        }
        runtime.filters++;
        return runtime;
    }

    private static PledgeRuntime start(Deployment deployment) throws ServletException {
        ServletContext context = deployment.context();
        Endings endings = new Endings();
        boolean started = false;
        try {
            PledgeRuntime runtime = new PledgeRuntime(deployment, endings);
            endings.add(() -> context.removeAttribute(ATTRIBUTE));
            context.setAttribute(ATTRIBUTE, runtime);
            deployment.tell();
            started = true;
            return runtime;
        } catch (IllegalArgumentException | IOException e) {
            throw Deployment.refusal(e);
        } finally {
            if (!started) {
                endings.close();
            }
        }
    }

    Governance governance() {
        return governance;
    }

    /** One filter is gone. */
    void leave() {
        filters--;
        if (filters == 0) {
            endings.close();
        }
    }
}
