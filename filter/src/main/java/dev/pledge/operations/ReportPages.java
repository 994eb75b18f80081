package dev.pledge.operations;

import dev.pledge.operations.Grid.Column;
import dev.pledge.report.ReportPeriod;
import dev.pledge.report.Reports;
import dev.pledge.report.Reports.Report;
import dev.pledge.site.Markup;
import dev.pledge.site.ReportDocument;
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
import java.time.temporal.ChronoUnit;
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
    private static final int DAY_LENGTH = "2026-11-23".length();

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
     * @throws UncheckedIOException if the reports cannot be read
     */
    void write(Markup out, View view) {
        List<Report> all;
        try {
            all = reports.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.element("p", view.text("reports.lead"), "class", "lead").line();
        out.open("section", "class", "card");
        out.element("h2", view.text("reports.title"));
        if (all.isEmpty()) {
            out.element("p", view.text("reports.none"), "class", "quiet");
        } else {
            list(out, view, all);
        }
        out.close().line().open("section", "class", "card");
        out.element("h2", view.text("reports.key.title"));
        out.open("p").text(view.text("reports.key", reports.keyId())).text(" ");
        out.link(view.address(KEY), view.text("reports.key.link")).close();
        out.close().line();
        form(out, view);
    }

    private static void list(Markup out, View view, List<Report> all) {
        Grid grid = Grid.cards(
                out,
                "reports",
                view.text("reports.title"),
                List.of(
                        Column.text(view.text("reports.period")),
                        Column.number(view.text("report.number")),
                        Column.text(view.text("report.made")),
                        Column.text(view.text("reports.files"))));
        for (Report report : all) {
            grid.row(heading -> heading.text(report.head().period().name()));
            grid.cell(1, cell -> cell.text("" + report.head().sequence()));
            grid.cell(2, cell -> view.moment(cell, report.head().made()));
            grid.cell(3, cell -> files(cell, view, report)).endRow();
        }
        grid.end();
    }

    /** Each link says of which report it is: read out of its row, "JSON" says nothing. */
    private static void files(Markup out, View view, Report report) {
        String name = PATH + "/" + bare(report);
        String of = report.head().period().name();
        out.open("span", "class", "files");
        file(out, view.address(name + ".html"), "HTML", of);
        file(out, view.address(name + ".json"), "JSON", of);
        file(out, view.address(name + ".jws"), view.text("report.signature"), of);
        out.close();
    }

    private static void file(Markup out, String address, String what, String of) {
        out.element("a", what, "href", address, "aria-label", what + ", " + of).text(" ");
    }

    private void form(Markup out, View view) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        out.open("section", "class", "card");
        out.element("h2", view.text("reports.preview.title"));
        out.element("p", view.text("reports.preview.lead"), "class", "quiet");
        out.open("form", "method", "get", "action", view.base() + PREVIEW, "class", "filter days");
        day(out, view.text("reports.from"), "from", today.withDayOfMonth(1));
        day(out, view.text("reports.to"), "to", today);
        String language = view.query().get("lang");
        if (!language.isEmpty()) {
            out.empty("input", "type", "hidden", "name", "lang", "value", language);
        }
        out.element("button", view.text("reports.preview.show")).close();
        out.close().line();
    }

    private static void day(Markup out, String label, String name, LocalDate day) {
        out.open("div").element("label", label, "for", "report-" + name);
        out.empty("input", "type", "date", "id", "report-" + name, "name", name, "value", day.toString());
        out.close();
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
                || ChronoUnit.DAYS.between(first, last) > LONGEST_DAYS) {
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
            // A year has four digits: what is counted is from this one or the one before.
            return day.isEmpty() ? otherwise : day.length() == DAY_LENGTH ? LocalDate.parse(day) : null;
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
