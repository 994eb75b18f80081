package dev.pledge.site;

import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.html.UrlReference;
import dev.pledge.metrics.ReportOutcome;
import dev.pledge.page.PageGovernor;
import dev.pledge.policy.ContentSecurity;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.servlet.ClientAddress;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.statistics.PageNames;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what browsers report of a {@code Content-Security-Policy}: what scripts add to a page in the browser is seen nowhere
 * else. It becomes a finding, once it is reduced to origin and path; who sent it, and the rest of it, is kept nowhere.
 * Anybody can send reports, so they are limited in size, and in number by address and over all.
 */
public final class BrowserReports implements Reception {
    /** How long a body is at most, in bytes; a hundred reports with long URLs fit. */
    static final int MOST_BYTES = 128 * 1024;
    /** How many bodies are taken from one address in a minute. */
    static final int PER_ADDRESS = 60;
    /** How many bodies are taken in a minute, from everybody. */
    static final int PER_MINUTE = 3_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String EVERYBODY = "";
    private static final String LIST = "application/reports+json";
    private static final String SINGLE = "application/csp-report";

    private final Findings findings;
    private final Consumer<ReportOutcome> counted;
    private final BrowserReportReader reader = new BrowserReportReader();
    private final RateLimit byAddress;
    private final RateLimit inAll;

    /**
     * Makes the place.
     *
     * @param findings takes what is reported
     * @param counted is told what became of each report, or of a body that was not read
     */
    public BrowserReports(Findings findings, Consumer<ReportOutcome> counted) {
        this.findings = findings;
        this.counted = counted;
        this.byAddress = new RateLimit(PER_ADDRESS, MINUTE);
        this.inAll = new RateLimit(PER_MINUTE, MINUTE);
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        Policy policy = snapshot.policy();
        return policy.adServers().contentSecurity().reports()
                && path.equals(PageGovernor.reportsPath(policy))
                && policy.adServers().scope().mode() != Mode.OFF;
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isAt(exchange.snapshot(), exchange.path())) {
            return false;
        }
        if (new Answer(exchange, request, response).allows("POST")) {
            response.setHeader("Cache-Control", "no-store");
            response.setStatus(take(exchange.snapshot(), request));
            response.setContentLength(0);
        }
        return true;
    }

    private int take(Snapshot snapshot, HttpServletRequest request) throws IOException {
        String type = contentType(request);
        if (!type.equals(LIST) && !type.equals(SINGLE)) {
            return HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE;
        }
        if (!byAddress.allows(ClientAddress.countedAs(snapshot.transport(), request)) || !inAll.allows(EVERYBODY)) {
            counted.accept(ReportOutcome.TOO_OFTEN);
            return 429;
        }
        byte[] body = request.getContentLengthLong() > MOST_BYTES
                ? new byte[0]
                : request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (request.getContentLengthLong() > MOST_BYTES || body.length > MOST_BYTES) {
            counted.accept(ReportOutcome.TOO_LONG);
            return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        }
        List<BrowserReport> reports;
        try {
            ContentSecurity sent = snapshot.policy().adServers().contentSecurity();
            reports = type.equals(LIST) ? reader.readList(body) : reader.readOne(body, sent.enforced() == null);
        } catch (IOException e) {
            counted.accept(ReportOutcome.MALFORMED);
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        for (BrowserReport report : reports) {
            counted.accept(record(report, snapshot, request));
        }
        return HttpServletResponse.SC_NO_CONTENT;
    }

    private ReportOutcome record(BrowserReport report, Snapshot snapshot, HttpServletRequest request) {
        if (ReportedThing.isExtension(report.blocked()) || ReportedThing.isExtension(report.source())) {
            return ReportOutcome.EXTENSION;
        }
        String what = ReportedThing.of(report.blocked());
        UrlReference document = report.document() == null ? null : UrlReference.parse(report.document());
        if (what == null || document == null || document.host() == null) {
            return ReportOutcome.MALFORMED;
        }
        String page = page(document, snapshot, request);
        if (page == null) {
            return ReportOutcome.FOREIGN;
        }
        findings.record(
                Kind.REPORTED_BY_BROWSER,
                what,
                ReportedThing.directive(report.directive()),
                page,
                report.reportOnly() ? Mode.REPORT : Mode.ENFORCE,
                snapshot.revision());
        return ReportOutcome.TAKEN;
    }

    /** Returns the name of the page of this application that a URL leads to; null if it leads elsewhere. */
    private static @Nullable String page(UrlReference document, Snapshot snapshot, HttpServletRequest request) {
        String host = document.host();
        boolean own = host != null
                && (host.equalsIgnoreCase(request.getServerName())
                        || snapshot.policy().site().owns(host));
        String context = request.getContextPath();
        return own && document.path().startsWith(context + "/")
                ? PageNames.of(null, document.path().substring(context.length()))
                : null;
    }

    private static String contentType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
