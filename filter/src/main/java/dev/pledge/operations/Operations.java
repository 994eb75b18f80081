package dev.pledge.operations;

import dev.pledge.finding.Findings;
import dev.pledge.history.History;
import dev.pledge.policy.OperationsPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.servlet.Arrival;
import dev.pledge.servlet.StaffEntrance;
import dev.pledge.site.Languages;
import dev.pledge.site.Markup;
import dev.pledge.snapshot.ListsState;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.Statistics;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The pages for operations, where the policy says that there are any. Whoever does not fulfil what it asks for is left to the
 * application, as if there were none. Safe for use by all threads.
 */
public final class Operations implements StaffEntrance {
    private static final Duration DAY = Duration.ofDays(1);

    private final Languages languages;
    private final @Nullable ReportPages reports;
    private final Switches switches;
    private final Supplier<ListsState> lists;
    private final Answers answers;
    private final KnownCookies cookies = KnownCookies.read();
    private final Export export = new Export(cookies);
    private final List<Asset> assets;
    private final Shell shell;

    /**
     * Makes the pages.
     *
     * @param languages those of all pages of Pledge's
     * @param reports those with conformance reports; null where there are none
     * @param switches what operations have turned off
     * @param lists what is known of the lists in use
     * @param statistics the accesses to pages
     * @param findings what was found
     * @param history what happened, hour by hour
     * @param clock tells what now is
     */
    public Operations(
            Languages languages,
            @Nullable ReportPages reports,
            Switches switches,
            Supplier<ListsState> lists,
            Statistics statistics,
            Findings findings,
            History history,
            Clock clock) {
        this.languages = languages;
        this.reports = reports;
        this.switches = switches;
        this.lists = lists;
        this.answers = new Answers(statistics, history, findings, clock);
        Asset style = Asset.read("operations.css", "text/css;charset=utf-8");
        Asset charts = Asset.read("chart.js", "text/javascript;charset=utf-8");
        Asset script = Asset.read("operations.js", "text/javascript;charset=utf-8");
        Asset icon = Asset.read("icon.svg", "image/svg+xml");
        this.assets = List.of(style, charts, script, icon);
        this.shell = new Shell(style, icon, List.of(charts, script), reports != null);
    }

    @Override
    public boolean answers(Arrival arrival, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        OperationsPolicy policy = arrival.snapshot().policy().operations();
        String path = policy == null ? null : policy.below(arrival.path());
        if (policy == null || path == null || !isOurs(path) || !new Gate(policy).admits(arrival, request)) {
            return false;
        }
        Reply reply = new Reply(request, response);
        if (!reply.isRead()) {
            return true;
        }
        Query query = Query.of(request.getQueryString());
        Snapshot snapshot = arrival.snapshot();
        View view = view(snapshot, policy, request.getContextPath(), query, request.getHeader("Accept-Language"));
        try {
            answer(reply, view, snapshot.policy(), path);
        } catch (UncheckedIOException e) {
            reply.unavailable(view.text("ops.unreadable", String.valueOf(e.getMessage())));
        }
        return true;
    }

    /**
     * Makes the first page once, for nobody: so whoever comes first need not wait for all that is loaded and read then. It
     * takes a moment.
     *
     * @throws UncheckedIOException if something cannot be read
     */
    public void prepare(Snapshot snapshot) {
        OperationsPolicy policy = snapshot.policy().operations();
        if (policy != null) {
            page(view(snapshot, policy, "", Query.of(null), null), snapshot.policy(), "");
            answers.forget();
        }
    }

    private void answer(Reply reply, View view, Policy policy, String path) throws IOException {
        Asset asset = asset(path);
        Query query = view.query();
        if (asset != null) {
            asset.send(reply);
        } else if (path.equals(FindingsPage.CSV)) {
            byte[] csv = export.csv(Selection.of(query).of(answers.breaches()));
            reply.download("text/csv;charset=utf-8;header=present", "findings.csv", csv);
        } else if (path.equals(FindingsPage.JSON)) {
            byte[] json = export.json(Selection.of(query).of(answers.breaches()));
            reply.download("application/json", "findings.json", json);
        } else if (reports != null && path.startsWith(ReportPages.PATH + "/")) {
            reports.send(reply, view.texts(), path, query);
        } else {
            reply.page(view.texts().language(), page(view, policy, path));
        }
    }

    private boolean isOurs(String path) {
        return switch (path) {
            case "", "/findings", FindingsPage.CSV, FindingsPage.JSON, "/pages", "/health", "/policy" -> true;
            default -> asset(path) != null || reports != null && reports.isAt(path);
        };
    }

    private @Nullable Asset asset(String path) {
        for (Asset asset : assets) {
            if (asset.address().equals(path)) {
                return asset;
            }
        }
        return null;
    }

    private View view(
            Snapshot snapshot, OperationsPolicy policy, String context, Query query, @Nullable String accepted) {
        return new View(
                snapshot.policy().site().name(),
                languages.choose(snapshot.texts(), query.get("lang"), accepted),
                languages.of(snapshot.texts()),
                context + "/",
                context + policy.path(),
                query,
                answers.now());
    }

    private byte[] page(View view, Policy policy, String path) {
        return switch (path) {
            case "/findings" -> shell.page(view, path, new FindingsPage(view, answers.breaches(), cookies)::write);
            case "/pages" -> shell.page(view, path, new RepairPage(view, answers.repairs())::write);
            case "/health" ->
                shell.page(view, path, new HealthPage(view, answers, policy, lists.get(), alarms(view))::write);
            case "/policy" ->
                shell.page(view, path, new PolicyPage(view, answers.history().policies())::write);
            case ReportPages.PATH -> shell.page(view, path, out -> reports(view, out));
            default -> shell.page(view, path, out -> overview(view, out));
        };
    }

    private void reports(View view, Markup out) {
        if (reports != null) {
            reports.write(out, view);
        }
    }

    private void overview(View view, Markup out) {
        Range range = Range.of(view.query().get("range"));
        new OverviewPage(view, answers.figures(range), answers.breaches(), alarms(view)).write(out);
    }

    private Alarms alarms(View view) {
        return new Alarms(view)
                .store(answers.state())
                .lists(lists.get())
                .switches(switches)
                .breaches(
                        answers.breaches(),
                        view.now().minus(DAY),
                        answers.findings().overflow())
                .pages(answers.need())
                .history(answers.history().setAside());
    }
}
