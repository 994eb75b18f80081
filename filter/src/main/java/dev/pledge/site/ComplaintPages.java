package dev.pledge.site;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.subject.Complaints;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form for complaints, where the policy has a statement. With each the policy's digest is filed, and what was found in
 * the hour before.
 */
public final class ComplaintPages implements Reception {
    private static final Logger LOG = System.getLogger(ComplaintPages.class.getName());
    private static final String PATH = Offered.COMPLAINT;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int FINDINGS = 200;

    private final Desk desk;
    private final Findings findings;

    /** Makes the pages. */
    public ComplaintPages(Desk desk, Findings findings) {
        this.desk = desk;
        this.findings = findings;
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        return isAt(snapshot.policy().statement(), path);
    }

    private static boolean isAt(@Nullable StatementPolicy statement, String path) {
        return statement != null && PATH.equals(statement.below(path));
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StatementPolicy statement = exchange.snapshot().policy().statement();
        if (statement == null || !isAt(statement, exchange.path())) {
            return false;
        }
        DeskCall call = new DeskCall(desk, statement, exchange, request, response);
        if (!call.allows("GET", "HEAD", "POST") || call.isTurnedAway(PATH)) {
            return true;
        }
        if (!call.isPost()) {
            ask(call, HttpServletResponse.SC_OK, null, "", "");
        } else if (!call.isForeign(PATH, PATH)) {
            take(call);
        }
        return true;
    }

    private void take(DeskCall call) throws IOException {
        String text = call.form().field("text").strip();
        String reply = call.form().field("reply").strip();
        Texts texts = call.texts();
        if (text.isEmpty()) {
            ask(call, 422, texts.get("complaint.empty"), text, reply);
            return;
        }
        if (text.length() > Complaints.LONGEST_TEXT || reply.length() > Complaints.LONGEST_REPLY) {
            ask(call, 422, texts.get("complaint.too-long", Complaints.LONGEST_TEXT), text, reply);
            return;
        }
        // A session costs nothing to have anew: complaints are counted by where they come from, which may be a proxy.
        if (call.isTooMuch(desk.complaints(), call.visitor().address(), PATH)) {
            return;
        }
        long number;
        try {
            number = desk.books()
                    .complaints()
                    .file(
                            text,
                            reply.isEmpty() ? null : reply,
                            call.visitor().person(),
                            call.digest(),
                            snapshot(desk.clock().instant().minus(HOUR)));
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A complaint could not be recorded", e);
            call.message(HttpServletResponse.SC_SERVICE_UNAVAILABLE, PATH, "desk.unrecorded");
            return;
        }
        call.page(HttpServletResponse.SC_OK, PATH, texts.get("complaint.taken.title"), out -> {
            out.open("p", "class", "lead")
                    .sentence(texts, "complaint.taken", (Markup.Part)
                            part -> part.element("strong", String.valueOf(number)))
                    .close();
            out.element("p", texts.get(reply.isEmpty() ? "complaint.taken.no-reply" : "complaint.taken.reply"));
            out.element("p", texts.get("complaint.taken.policy"));
            out.open("p", "class", "digest").element("code", call.digest()).close();
        });
    }

    /** Returns what was found since a moment, a line each. */
    private List<String> snapshot(Instant since) {
        return findings.all().stream()
                .filter(finding -> !finding.last().isBefore(since))
                .limit(FINDINGS)
                .map(ComplaintPages::line)
                .toList();
    }

    private static String line(Finding finding) {
        return String.join(
                        " ",
                        finding.last().toString(),
                        finding.kind().key(),
                        finding.what(),
                        finding.label(),
                        finding.page(),
                        finding.mode().key(),
                        finding.revision(),
                        "" + finding.count())
                .replace('\n', ' ');
    }

    private void ask(DeskCall call, int status, @Nullable String problem, String text, String reply)
            throws IOException {
        Texts texts = call.texts();
        call.page(status, PATH, texts.get("complaint.title"), out -> {
            if (problem != null) {
                out.element("p", problem, "class", "problem", "role", "alert");
            }
            out.element("p", texts.get("complaint.lead"), "class", "lead");
            out.open("form", "method", "post", "action", call.view().to(PATH));
            HeldMarkup.hidden(out, SentForm.TOKEN, call.token(PATH));
            out.element("label", texts.get("complaint.text"), "for", "text");
            out.element(
                    "textarea",
                    text,
                    "id",
                    "text",
                    "name",
                    "text",
                    "required",
                    "",
                    "maxlength",
                    "" + Complaints.LONGEST_TEXT);
            out.element("label", texts.get("complaint.reply"), "for", "reply");
            out.empty(
                    "input",
                    "id",
                    "reply",
                    "name",
                    "reply",
                    "value",
                    reply,
                    "autocomplete",
                    "email",
                    "maxlength",
                    "" + Complaints.LONGEST_REPLY);
            out.element("button", texts.get("complaint.button")).close();
            out.element("p", texts.get("statement.complaint.authority"));
        });
    }
}
