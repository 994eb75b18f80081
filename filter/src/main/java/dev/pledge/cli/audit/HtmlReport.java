package dev.pledge.cli.audit;

import dev.pledge.finding.Kind;
import dev.pledge.site.Markup;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes an audit as one HTML file that needs nothing else: no script, no other file, its own style for screen and print. */
public final class HtmlReport {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int SHOWN_HOSTS = 200;

    private final Audit audit;
    private final Summary summary;
    private final Markup out = new Markup();
    private List<String> labels = List.of();
    private int column = 1;

    public HtmlReport(Audit audit) {
        this.audit = audit;
        this.summary = Summary.of(audit);
    }

    /** Returns the document, in UTF-8; to be asked for once. */
    public byte[] bytes() {
        String title =
                new Markup().element("title", "Audit of " + audit.start()).toString();
        body();
        String document = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                %s
                <style>
                %s</style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(title, style(), out);
        return document.getBytes(StandardCharsets.UTF_8);
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("report.css is missing from Pledge's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("report.css", e);
        }
    }

    private void body() {
        List<PageAudit> dirty =
                audit.pages().stream().filter(page -> page.breaches() > 0).toList();
        out.open("header");
        out.open("h1").text("Audit of ").foreign(audit.start()).close();
        out.open("p", "class", "about")
                .text(MOMENT.format(audit.begun()) + " · policy: ")
                .foreign(audit.policy());
        out.text(" · " + Words.count(audit.asked(), "request", "requests") + " in " + Words.duration(audit.took())
                        + " · Pledge " + audit.version())
                .close();
        verdict(dirty);
        out.close();
        out.open("main");
        promises();
        worst(dirty);
        cookies();
        hosts();
        new HtmlUnseen(audit, out).write();
        pages(dirty);
        out.close();
    }

    private void verdict(List<PageAudit> dirty) {
        long findings = audit.pages().stream().mapToLong(PageAudit::breaches).sum();
        out.open("p", "class", dirty.isEmpty() && audit.isWhole() ? "verdict kept" : "verdict broken");
        if (audit.pages().isEmpty()) {
            out.text("Nothing could be looked at.");
        } else if (dirty.isEmpty()) {
            out.text("No promise is broken on the " + Words.count(audit.inspected(), "page", "pages")
                    + " that could be looked at.");
        } else {
            out.text(Words.count(summary.promises().size(), "promise is", "promises are") + " broken: "
                    + Words.count(findings, "finding", "findings") + " on " + dirty.size() + " of "
                    + Words.count(audit.pages().size(), "answer", "answers") + ".");
        }
        if (!audit.failed().isEmpty()) {
            out.text(" " + Words.count(audit.failed().size(), "address", "addresses") + " could not be looked at.");
        }
        out.close();
    }

    private void promises() {
        if (summary.promises().isEmpty()) {
            return;
        }
        section("promises", "By promise");
        table("Promise", "Findings", "Pages", "What was found");
        for (Summary.Broken broken : summary.promises()) {
            row(Words.title(broken.promise()));
            number(broken.breaches());
            number(broken.pages());
            cell(kinds(broken.kinds()));
            out.close();
        }
        endTable();
    }

    private static String kinds(Map<Kind, Integer> kinds) {
        return kinds.entrySet().stream()
                .map((Map.Entry<Kind, Integer> e) -> e.getKey().key() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private void worst(List<PageAudit> dirty) {
        if (summary.worst().size() < 2) {
            return;
        }
        section("worst", "Pages with the most findings");
        table("Page", "Findings", "Other hosts");
        for (PageAudit page : summary.worst()) {
            out.open("tr").open("th", "scope", "row").open("a", "href", "#page-" + (dirty.indexOf(page) + 1));
            out.foreign(page.url()).close().close();
            number(page.breaches());
            number(page.hosts().size());
            out.close();
        }
        endTable();
    }

    private void hosts() {
        if (summary.hosts().isEmpty()) {
            return;
        }
        section("hosts", "Other hosts that pages load from");
        List<Summary.Host> listed =
                summary.hosts().stream().filter(Summary.Host::isAdServer).toList();
        List<Summary.Host> others =
                summary.hosts().stream().filter(host -> !host.isAdServer()).toList();
        if (!listed.isEmpty()) {
            hosts(listed);
        }
        if (!others.isEmpty()) {
            out.open("details");
            out.element("summary", Words.count(others.size(), "host", "hosts") + " that no list knows as an ad server");
            hosts(others);
            out.close();
        }
    }

    private void hosts(List<Summary.Host> hosts) {
        table("Host", "Whose", "Pages", "Findings");
        for (Summary.Host host : hosts.subList(0, Math.min(SHOWN_HOSTS, hosts.size()))) {
            out.open("tr", "class", host.isAdServer() ? "bad" : null).open("th", "scope", "row");
            out.foreign(host.name()).close();
            cell(host.isAdServer() ? "ad server: " + host.company() : "not on a list");
            number(host.pages());
            number(host.breaches());
            out.close();
        }
        endTable();
        more(hosts.size() - SHOWN_HOSTS);
    }

    private void cookies() {
        if (summary.cookies().isEmpty()) {
            return;
        }
        section("cookies", "Cookies that the site sets");
        table("Cookie", "By the policy", "Lives for", "Attributes", "Pages");
        for (Summary.Cookie cookie : summary.cookies()) {
            String changed =
                    cookie.changed().isEmpty() ? "" : ", would be made safer: " + String.join(", ", cookie.changed());
            out.open("tr", "class", cookie.allowed() ? null : "bad").open("th", "scope", "row");
            out.foreign(cookie.facts().name()).close();
            cell(cookie.allowed() ? "allowed" + changed : "not allowed");
            cell(Words.lifetime(cookie.facts()));
            cell(Words.attributes(cookie.facts()));
            number(cookie.pages());
            out.close();
        }
        endTable();
        out.element("p", "These are the cookies that answers set. What scripts set in the browser does not show here.");
    }

    private void pages(List<PageAudit> dirty) {
        if (!dirty.isEmpty()) {
            section("pages", "Page by page");
        }
        int number = 1;
        for (PageAudit page : dirty) {
            new HtmlPage(page, out).write("page-" + number++);
        }
        List<PageAudit> clean = new ArrayList<>(audit.pages());
        clean.removeAll(dirty);
        if (!clean.isEmpty()) {
            section("clean", "Without findings");
            out.open("ul");
            for (PageAudit page : clean) {
                out.open("li").open("a", "href", page.url()).foreign(page.url()).close();
                if (page.redirect() != null) {
                    out.text(" leads to ").foreign(page.redirect());
                } else if (page.status() != 200) {
                    out.text(" answered " + page.status());
                }
                page.notes().forEach(note -> out.text("; " + note));
                out.close();
            }
            out.close();
        }
    }

    private void section(String id, String title) {
        out.element("h2", title, "id", id);
    }

    private void table(String... headings) {
        labels = List.of(headings);
        column = 1;
        out.open("table").open("thead").open("tr");
        for (String heading : headings) {
            out.element("th", heading, "scope", "col");
        }
        out.close().close().open("tbody");
    }

    private void row(String heading) {
        out.open("tr").element("th", heading, "scope", "row");
    }

    private void number(int number) {
        cell(String.valueOf(number), "number");
    }

    private void cell(String text) {
        cell(text, null);
    }

    /** On a phone a row is a block of its own, and each cell says what it is. */
    private void cell(String text, @Nullable String type) {
        out.element("td", text, "class", type, "data-label", labels.get(column));
        column = column + 1 == labels.size() ? 1 : column + 1;
    }

    private void endTable() {
        out.close().close();
    }

    private void more(int number) {
        if (number > 0) {
            out.element("p", "And " + number + " more; the report in JSON has them all.");
        }
    }
}
