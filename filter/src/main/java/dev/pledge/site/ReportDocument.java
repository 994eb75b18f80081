package dev.pledge.site;

import dev.pledge.record.Sha256;
import dev.pledge.report.Reports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A conformance report for readers: one HTML document that needs no other file, made of the report's JSON and nothing else. */
public final class ReportDocument implements Reports.Rendering {
    private static final int LONGEST_WORD = 30;

    private final Languages languages;
    private final String stylesheet;

    /** @param stylesheet that of all pages */
    public ReportDocument(Languages languages, String stylesheet) {
        this.languages = languages;
        this.stylesheet = stylesheet;
    }

    /** In English. */
    @Override
    public byte[] html(byte[] json, String signature) throws IOException {
        return html(languages.english(), json, signature);
    }

    /** Returns the document in a language. */
    public byte[] html(Texts texts, byte[] json, String signature) throws IOException {
        JsonTree report = JsonTree.read(json);
        Markup out = new Markup();
        out.open("main", "id", "content").line();
        String title = texts.get("report.title", report.at("period").text("name"));
        out.element("h1", title).line();
        write(out, texts, report, Sha256.hex(json), signature);
        out.close().line();
        Markup escaped = new Markup().text(title);
        String page = "<!DOCTYPE html>\n<html lang=\"" + texts.language() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"color-scheme\" content=\"light dark\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                + "<title>" + escaped + "</title>\n<style>\n" + stylesheet + "</style>\n</head>\n<body>\n"
                + out + "</body>\n</html>\n";
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Markup out, Texts texts, JsonTree report, String sha256, String signature) {
        JsonTree period = report.at("period");
        out.element("p", texts.get("report.lead", period.text("from"), period.text("to")))
                .line();
        Table head = new Table(out, texts.get("report.what"), texts.get("report.value"));
        row(head, texts.get("report.site"), site(report.at("site")));
        row(head, texts.get("report.made"), report.text("made") + ", " + report.text("by"));
        row(head, texts.get("report.counted-since"), report.text("counted-since"));
        if (signature.isEmpty()) {
            row(head, texts.get("report.number"), texts.get("report.preview"));
        } else {
            row(head, texts.get("report.number"), report.text("sequence"));
            row(head, texts.get("report.previous"), orNone(texts, report.text("previous-sha-256")));
            row(head, texts.get("report.sha-256"), sha256);
            row(head, texts.get("report.signature"), signature);
        }
        head.end();
        policies(out, texts, report);
        promises(out, texts, report);
        accesses(out, texts, report);
        disclosures(out, texts, report.at("disclosures"));
        persons(out, texts, report.at("requests-of-persons"));
        numbers(out, texts, "deletions", report.at("deletions"));
        ownWords(out, texts, report);
    }

    private static String site(JsonTree site) {
        String operator = site.text("operator");
        return operator.isEmpty() ? site.text("name") : site.text("name") + ", " + operator;
    }

    private static String orNone(Texts texts, String value) {
        return value.isEmpty() ? texts.get("report.none") : value;
    }

    private static void policies(Markup out, Texts texts, JsonTree report) {
        out.element("h2", texts.get("report.policies")).line();
        List<List<String>> rows = new ArrayList<>();
        for (JsonTree policy : report.at("policies").items()) {
            rows.add(List.of(
                    policy.text("revision"),
                    policy.text("sha-256"),
                    policy.text("since"),
                    orNone(texts, policy.text("until"))));
        }
        table(out, texts, rows, "revision", "sha-256", "since", "until");
    }

    private static void promises(Markup out, Texts texts, JsonTree report) {
        out.element("h2", texts.get("report.promises")).line();
        List<List<String>> rows = new ArrayList<>();
        for (JsonTree promise : report.at("promises").items()) {
            for (JsonTree finding : promise.at("findings").items()) {
                rows.add(List.of(
                        promise.text("promise") + ": " + finding.text("kind"),
                        promise.text("mode"),
                        number(texts, finding, "prevented"),
                        number(texts, finding, "only-seen")));
            }
        }
        table(out, texts, rows, "kind", "mode", "prevented", "only-seen");
    }

    private static void accesses(Markup out, Texts texts, JsonTree report) {
        numbers(out, texts, "accesses", report.at("accesses"));
        boolean equal = report.at("accesses").number("difference") == 0;
        out.element("p", texts.get(equal ? "report.accesses.equal" : "report.accesses.unequal"))
                .line();
        numbers(out, texts, "requests", report.at("requests"));
    }

    private static void disclosures(Markup out, Texts texts, JsonTree disclosures) {
        out.element("h2", texts.get("report.disclosures")).line();
        List<List<String>> released = new ArrayList<>();
        for (JsonTree release : disclosures.at("released").items()) {
            released.add(List.of(release.text("partner"), release.text("purpose"), number(texts, release, "count")));
        }
        table(out, texts, released, "partner", "purpose", "count");
        List<List<String>> refused = new ArrayList<>();
        for (JsonTree refusal : disclosures.at("refused").items()) {
            refused.add(List.of(refusal.text("reason"), number(texts, refusal, "count")));
        }
        out.element("h3", texts.get("report.refused")).line();
        table(out, texts, refused, "reason", "count");
    }

    private static void persons(Markup out, Texts texts, JsonTree persons) {
        out.element("h2", texts.get("report.persons")).line();
        List<List<String>> rows = new ArrayList<>();
        for (JsonTree kind : persons.at("received").items()) {
            rows.add(List.of(
                    kind.text("what"),
                    number(texts, kind, "received"),
                    number(texts, kind, "answered"),
                    number(texts, kind, "late"),
                    time(texts, kind.number("median-seconds")),
                    time(texts, kind.number("longest-seconds"))));
        }
        table(out, texts, rows, "what", "received", "answered", "late", "median-seconds", "longest-seconds");
        out.element("p", texts.get("report.overdue", persons.number("overdue-at-end")))
                .line();
    }

    /** Two figures of it are enough. */
    private static String time(Texts texts, long seconds) {
        long unit = seconds >= 172_800 ? 86_400 : seconds >= 7_200 ? 3_600 : seconds >= 120 ? 60 : 1;
        return texts.get("report.duration", Duration.ofSeconds(seconds / unit * unit));
    }

    private static void ownWords(Markup out, Texts texts, JsonTree report) {
        out.element("h2", texts.get("report.own-words")).line();
        out.element("p", texts.get("report.own-words.lead")).line();
        List<List<String>> rows = new ArrayList<>();
        for (JsonTree word : report.at("not-checked-by-machine").items()) {
            rows.add(List.of(word.text("title"), word.text("text"), word.text("by"), word.text("date")));
        }
        table(out, texts, rows, "title", "text", "by", "date");
    }

    private static void numbers(Markup out, Texts texts, String section, JsonTree counts) {
        out.element("h2", texts.get("report." + section)).line();
        Table table = new Table(out, texts.get("report.what"), texts.get("report.value"));
        counts.fields()
                .keySet()
                .forEach(name -> row(table, texts.get("report." + section + "." + name), number(texts, counts, name)));
        table.end();
    }

    private static void table(Markup out, Texts texts, List<List<String>> rows, String... columns) {
        if (rows.isEmpty()) {
            out.element("p", texts.get("report.none")).line();
            return;
        }
        String[] headings = new String[columns.length];
        for (int i = 0; i < columns.length; i++) {
            headings[i] = texts.get("report.column." + columns[i]);
        }
        Table table = new Table(out, headings);
        for (List<String> row : rows) {
            row(table, row.toArray(String[]::new));
        }
        table.end();
    }

    private static void row(Table table, String... cells) {
        Markup.Part[] parts = new Markup.Part[cells.length];
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            boolean digest = cell.length() > LONGEST_WORD && cell.indexOf(' ') < 0;
            parts[i] = markup -> {
                if (digest) {
                    markup.element("code", cell, "class", "digest");
                } else {
                    markup.text(cell);
                }
            };
        }
        table.row(parts);
    }

    private static String number(Texts texts, JsonTree of, String name) {
        return texts.get("report.count", of.number(name));
    }
}
