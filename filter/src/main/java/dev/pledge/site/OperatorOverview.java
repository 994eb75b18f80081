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
        out.open("form", "method", "post", "action", call.view().base() + OperatorPages.PERSON);
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
        out.open("table").open("thead").open("tr");
        for (String column : List.of("number", "what", "received", "due")) {
            out.element("th", texts.get("operator.requests." + column), "scope", "col");
        }
        out.close().close().open("tbody");
        for (Request request : open) {
            out.open("tr").element("th", "" + request.number(), "scope", "row");
            out.element("td", texts.get("subject.requests." + request.what().key()));
            out.element("td", texts.get("operator.day", day(request.received())));
            out.open("td").sentence(texts, "operator.day", request.due());
            if (request.isOverdue(today)) {
                out.text(" ").element("strong", texts.get("operator.overdue"));
            }
            out.close().close();
        }
        out.close().close().close();
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
            out.open("form", "method", "post", "action", call.view().base() + OperatorPages.CLOSE);
            HeldMarkup.hidden(out, SentForm.TOKEN, call.token(OperatorPages.OPERATOR));
            HeldMarkup.hidden(out, "number", "" + complaint.number());
            out.element("button", texts.get("operator.complaint.close", "" + complaint.number()), "class", "plain")
                    .close();
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
