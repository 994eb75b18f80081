package dev.pledge.operations;

import dev.pledge.report.ReportPeriod;
import dev.pledge.report.Reports;
import dev.pledge.report.Reports.Report;
import dev.pledge.site.Markup;
import dev.pledge.site.ReportDocument;
import dev.pledge.site.Table;
import dev.pledge.site.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conformance reports on the pages for operations: a list, each report as JSON, signature and document, the public key, and
 * what a report would say up to today. That has no signature: only what is over can be sworn to. Who may see it is for the
 * caller to decide.
 */
public final class ReportPages {
    /** Where the list is, below the overview; all else is below it. */
    public static final String PATH = "/reports";

    private static final String KEY = PATH + "/public-key.pem";
    private static final String PREVIEW = PATH + "/preview.html";
    private static final int LONGEST_DAYS = 400;

    private final Reports reports;
    private final ReportDocument document;
    private final Clock clock;

    /** Makes the pages. */
    public ReportPages(Reports reports, ReportDocument document, Clock clock) {
        this.reports = reports;
        this.document = document;
        this.clock = clock;
    }

    /**
     * Writes the list, and a form for a period of one's own.
     *
     * @param base the path of the overview, with the context's before it
     * @throws UncheckedIOException if the reports cannot be read
     */
    void write(Markup out, Texts texts, String base) {
        List<Report> all;
        try {
            all = reports.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.element("p", texts.get("reports.lead")).line();
        if (all.isEmpty()) {
            out.element("p", texts.get("reports.none")).line();
        } else {
            list(out, texts, base, all);
        }
        out.element("h2", texts.get("reports.key.title")).line();
        out.open("p").text(texts.get("reports.key", reports.keyId())).text(" ");
        out.link(base + KEY, texts.get("reports.key.link")).close().line();
        form(out, texts, base);
    }

    private static void list(Markup out, Texts texts, String base, List<Report> all) {
        Table table = new Table(
                out,
                texts.get("reports.period"),
                texts.get("report.number"),
                texts.get("report.made"),
                texts.get("reports.files"));
        for (Report report : all) {
            table.row(
                    cell -> cell.text(report.head().period().name()),
                    cell -> cell.text("" + report.head().sequence()),
                    cell -> cell.text(report.head().made().toString()),
                    cell -> {
                        String name = base + PATH + "/" + bare(report);
                        cell.link(name + ".html", "HTML").text(" ");
                        cell.link(name + ".json", "JSON").text(" ");
                        cell.link(name + ".jws", texts.get("report.signature"));
                    });
        }
        table.end();
    }

    private void form(Markup out, Texts texts, String base) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        out.element("h2", texts.get("reports.preview.title")).line();
        out.element("p", texts.get("reports.preview.lead")).line();
        out.open("form", "method", "get", "action", base + PREVIEW).line();
        day(out, texts.get("reports.from"), "from", today.withDayOfMonth(1));
        day(out, texts.get("reports.to"), "to", today);
        out.open("p")
                .element("button", texts.get("reports.preview.show"), "type", "submit")
                .close()
                .line();
        out.close().line();
    }

    private static void day(Markup out, String label, String name, LocalDate day) {
        out.open("p").element("label", label, "for", "report-" + name).text(" ");
        out.empty("input", "type", "date", "id", "report-" + name, "name", name, "value", day.toString());
        out.close().line();
    }

    private static String bare(Report report) {
        String name = report.json().getFileName().toString();
        return name.substring(0, name.length() - ".json".length());
    }

    /** Returns whether there may be something at a path below the overview. */
    boolean isAt(String below) {
        return below.equals(PATH) || below.startsWith(PATH + "/");
    }

    /**
     * Sends what is at a path below the list, or says that there is nothing.
     *
     * @param below the path below the overview
     * @param query what the request asks for
     * @throws IOException if it cannot be read, or the client is gone
     */
    void send(Reply reply, Texts texts, String below, Query query) throws IOException {
        if (below.equals(KEY)) {
            byte[] key = reports.publicKey().getBytes(StandardCharsets.US_ASCII);
            send(reply, "application/x-pem-file", "public-key.pem", key);
        } else if (below.equals(PREVIEW)) {
            preview(reply, texts, query);
        } else {
            for (Report report : reports.all()) {
                String name = PATH + "/" + bare(report) + ".";
                if (below.startsWith(name)) {
                    send(reply, texts, report, below.substring(name.length()));
                    return;
                }
            }
            reply.missing();
        }
    }

    private void send(Reply reply, Texts texts, Report report, String kind) throws IOException {
        switch (kind) {
            case "json" -> send(reply, "application/json", name(report.json()), Files.readAllBytes(report.json()));
            case "jws" ->
                send(reply, "application/jose", name(report.signature()), Files.readAllBytes(report.signature()));
            case "html" -> {
                String signature = Files.readString(report.signature(), StandardCharsets.US_ASCII)
                        .strip();
                byte[] html = document.html(texts, Files.readAllBytes(report.json()), signature);
                send(reply, "text/html;charset=utf-8", name(report.html()), html);
            }
            default -> reply.missing();
        }
    }

    private void preview(Reply reply, Texts texts, Query query) throws IOException {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate first = day(query, "from", today.withDayOfMonth(1));
        LocalDate last = day(query, "to", today);
        if (first == null
                || last == null
                || last.isBefore(first)
                || first.plusDays(LONGEST_DAYS).isBefore(last)) {
            byte[] reason = texts.get("reports.preview.wrong").getBytes(StandardCharsets.UTF_8);
            reply.with("Cache-Control", "no-store").refuse("text/plain;charset=utf-8", reason);
            return;
        }
        byte[] html = document.html(texts, reports.preview(ReportPeriod.ofDays(first, last)), "");
        send(reply, "text/html;charset=utf-8", "preview-" + first + "." + last + ".html", html);
    }

    /** Returns a day that the query names; null if what it names is none. */
    private static @Nullable LocalDate day(Query query, String name, LocalDate otherwise) {
        String day = query.get(name);
        try {
            return day.isEmpty() ? otherwise : LocalDate.parse(day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** A document with its own style is to be looked at on one's own machine: on the site no inline style is let in. */
    private static void send(Reply reply, String type, String name, byte[] body) throws IOException {
        reply.with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox")
                .download(type, name, body);
    }
}
