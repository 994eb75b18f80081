package dev.pledge.site;

import dev.pledge.record.Verification;
import dev.pledge.subject.Complaints.Complaint;
import dev.pledge.subject.Requests.Request;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is open, for the operator: requests with their last day, complaints, and whether the books are whole. */
final class OperatorOverview {
    private static final int COMPLAINTS = 100;

    private final Desk desk;
    private final DeskCall call;
    private final Texts texts;
    private List<Request> open = List.of();
    private List<Complaint> complaints = List.of();
    private @Nullable Verification books;

    OperatorOverview(Desk desk, DeskCall call) {
        this.desk = desk;
        this.call = call;
        this.texts = call.texts();
    }

    /** Reads the books. */
    void read() throws IOException {
        open = desk.books().requests().open();
        complaints = desk.books().complaints().latest(COMPLAINTS);
        books = desk.books().log().verify();
    }

    void write(Markup out) {
        person(out);
        requests(out);
        complaints(out);
        books(out);
    }

    private void person(Markup out) {
        out.open("section").element("h2", texts.get("operator.ask"));
        out.open("form", "method", "post", "action", call.view().to(OperatorPages.PERSON));
        HeldMarkup.hidden(out, SentForm.TOKEN, call.token(OperatorPages.OPERATOR));
        out.element("label", texts.get("operator.ask.name"), "for", "person");
        out.empty("input", "id", "person", "name", "person", "required", "", "autocomplete", "off");
        out.element("button", texts.get("operator.ask.button")).close();
        out.element("p", texts.get("operator.ask.hint"), "class", "quiet").close();
    }

    private void requests(Markup out) {
        LocalDate today = day(desk.clock().instant());
        out.open("section").element("h2", texts.get("operator.requests"));
        if (open.isEmpty()) {
            out.element("p", texts.get("operator.requests.none")).close();
            return;
        }
        Table table = new Table(
                out,
                texts.get("operator.requests.number"),
                texts.get("operator.requests.what"),
                texts.get("operator.requests.person"),
                texts.get("operator.requests.received"),
                texts.get("operator.requests.due"),
                texts.get("operator.requests.done"));
        for (Request request : open) {
            table.row(
                    cell -> cell.text(number(request)),
                    cell -> cell.text(
                            texts.get("subject.requests." + request.what().key())),
                    cell -> whose(cell, request),
                    cell -> cell.text(texts.get("operator.day", day(request.received()))),
                    cell -> due(cell, request, today),
                    cell -> close(cell, request));
        }
        table.end();
        out.element("p", texts.get("operator.requests.no-names"), "class", "quiet")
                .close();
    }

    private void whose(Markup out, Request request) {
        out.element("code", request.mark());
        String operator = request.operator();
        if (operator != null) {
            out.text(" ").sentence(texts, "operator.requests.by", (Markup.Part) part -> part.foreign(operator));
        }
    }

    private void due(Markup out, Request request, LocalDate today) {
        out.sentence(texts, "operator.day", request.due());
        if (request.isOverdue(today)) {
            out.text(" ").element("strong", texts.get("operator.overdue"));
        }
    }

    private void close(Markup out, Request request) {
        form(out, OperatorPages.CLOSE_REQUEST, request.number(), texts.get("operator.requests.close", number(request)));
    }

    private static String number(Request request) {
        return "" + request.number();
    }

    private void form(Markup out, String path, long number, String button) {
        out.open("form", "method", "post", "action", call.view().to(path));
        HeldMarkup.hidden(out, SentForm.TOKEN, call.token(OperatorPages.OPERATOR));
        HeldMarkup.hidden(out, "number", "" + number);
        out.element("button", button, "class", "plain").close();
    }

    private void complaints(Markup out) {
        out.open("section").element("h2", texts.get("operator.complaints"));
        if (complaints.isEmpty()) {
            out.element("p", texts.get("operator.complaints.none"));
        }
        for (int i = complaints.size() - 1; i >= 0; i--) {
            complaint(out, complaints.get(i));
        }
        out.close();
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, call.zone());
    }

    private void complaint(Markup out, Complaint complaint) {
        out.element("h3", texts.get("operator.complaint", "" + complaint.number(), day(complaint.time())));
        String text = complaint.text();
        String closedBy = complaint.closedBy();
        if (closedBy != null) {
            out.open("p")
                    .sentence(texts, "operator.complaint.closed", (Markup.Part) part -> part.foreign(closedBy))
                    .close();
        } else if (text == null) {
            out.element("p", texts.get("operator.complaint.lost"), "class", "problem");
        } else {
            out.open("p", "class", "lines").foreign(text).close();
        }
        String reply = complaint.reply();
        if (reply != null) {
            out.open("p")
                    .sentence(texts, "operator.complaint.reply", (Markup.Part) part -> part.foreign(reply))
                    .close();
        }
        out.open("p", "class", "quiet digest")
                .text(texts.get("operator.complaint.policy", complaint.policy()))
                .close();
        if (!complaint.findings().isEmpty()) {
            out.open("details").element("summary", texts.get("operator.complaint.findings"));
            out.open("ul");
            for (String finding : complaint.findings()) {
                out.open("li").foreign(finding).close();
            }
            out.close().close();
        }
        if (closedBy == null) {
            String close = texts.get("operator.complaint.close", "" + complaint.number());
            form(out, OperatorPages.CLOSE_COMPLAINT, complaint.number(), close);
        }
    }

    private void books(Markup out) {
        Verification found = books;
        out.open("section").element("h2", texts.get("operator.books"));
        if (found == null || found.fault() != null) {
            out.element(
                    "p",
                    texts.get("operator.books.broken", found == null ? "" : String.valueOf(found.fault())),
                    "class",
                    "problem",
                    "role",
                    "alert");
        } else {
            out.element("p", texts.get("operator.books.whole", found.entries()));
            out.open("p", "class", "quiet digest")
                    .text(texts.get(
                            "operator.books.tip",
                            "" + found.tip().number(),
                            found.tip().hash()))
                    .close();
        }
        out.close();
    }
}
