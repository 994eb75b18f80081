package dev.pledge.site;

import dev.pledge.policy.Mode;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import dev.pledge.subject.Answered;
import dev.pledge.subject.Correction;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldItem;
import dev.pledge.subject.Requests.Request;
import dev.pledge.subject.Requests.What;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does for a named person what {@link MePages} lets a visitor do, so that an operator can answer by e-mail; and lists what is
 * open. For those alone who have the role that the policy names; each time who did it is recorded.
 */
public final class OperatorPages implements Reception {
    static final String OPERATOR = "/operator";
    static final String PERSON = OPERATOR + "/person";
    private static final String CORRECT = OPERATOR + "/correct";
    static final String CLOSE_COMPLAINT = OPERATOR + "/complaint";
    static final String CLOSE_REQUEST = OPERATOR + "/request";
    private static final List<String> PATHS = List.of(OPERATOR, PERSON, CORRECT, CLOSE_COMPLAINT, CLOSE_REQUEST);
    private static final int LONGEST_NAME = 500;

    private final Desk desk;

    /** Makes the pages. */
    public OperatorPages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        return below(snapshot.policy().statement(), path) != null
                && snapshot.policy().subjectAccess().mode() == Mode.ENFORCE
                && snapshot.policy().subjectAccess().operatorRole() != null;
    }

    private static @Nullable String below(@Nullable StatementPolicy statement, String path) {
        String rest = statement == null ? null : statement.below(path);
        return rest != null && PATHS.contains(rest) ? rest : null;
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        StatementPolicy statement = exchange.snapshot().policy().statement();
        String role = exchange.snapshot().policy().subjectAccess().operatorRole();
        String path = below(statement, exchange.path());
        if (statement == null
                || path == null
                || role == null
                || exchange.modes().subjectAccess() != Mode.ENFORCE) {
            return false;
        }
        DeskCall call = new DeskCall(desk, statement, exchange, request, response);
        boolean overview = path.equals(OPERATOR);
        if (!(overview ? call.allows("GET", "HEAD") : call.allows("POST")) || call.isTurnedAway(OPERATOR)) {
            return true;
        }
        String operator = call.visitor().name();
        if (operator == null || !desk.signedIn().isInRole(request, role)) {
            call.message(HttpServletResponse.SC_FORBIDDEN, OPERATOR, "operator.forbidden");
            return true;
        }
        if (overview) {
            overview(call);
        } else if (!call.isForeign(OPERATOR, OPERATOR)) {
            act(call, path, operator);
        }
        return true;
    }

    private void overview(DeskCall call) throws IOException {
        OperatorOverview overview = new OperatorOverview(desk, call);
        overview.read();
        call.page(HttpServletResponse.SC_OK, OPERATOR, call.texts().get("operator.title"), overview::write);
    }

    private void act(DeskCall call, String path, String operator) throws IOException {
        if (path.equals(CLOSE_COMPLAINT) || path.equals(CLOSE_REQUEST)) {
            close(call, path, operator);
            return;
        }
        String name = desk.signedIn().canonical(call.form().field("person").strip());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            call.seeOther(OPERATOR);
            return;
        }
        DataSubject person = DataSubject.named(name);
        if (path.equals(CORRECT)) {
            correct(call, person, name, operator);
            return;
        }
        switch (call.form().field("action")) {
            case "download" -> call.download(person, operator);
            case "erase" -> erase(call, person, name, operator);
            default -> show(call, person, name, operator, HttpServletResponse.SC_OK, null, true);
        }
    }

    private void close(DeskCall call, String path, String operator) throws IOException {
        String field = call.form().field("number");
        if (field.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(field);
            if (path.equals(CLOSE_REQUEST)) {
                desk.books().requests().close(number, operator);
            } else {
                desk.books().complaints().close(number, operator);
            }
        }
        call.seeOther(OPERATOR);
    }

    private void show(
            DeskCall call,
            DataSubject person,
            String name,
            String operator,
            int status,
            @Nullable String notice,
            boolean record)
            throws IOException {
        // Before this look at it is recorded, which may stay open as well.
        List<Request> open = desk.books().requests().of(person).stream()
                .filter(request -> request.done() == null)
                .toList();
        List<Answered<HeldItem>> answers = desk.data().about(person, call.locale());
        if (record) {
            call.record(What.ACCESS, person, operator, Answered.all(answers));
        }
        Texts texts = call.texts();
        View view = call.view();
        String token = call.token(OPERATOR);
        call.page(status, OPERATOR, texts.get("operator.person.title"), out -> {
            HeldMarkup.notice(out, notice);
            out.open("p", "class", "lead")
                    .sentence(texts, "operator.person.lead", (Markup.Part) part -> part.foreign(name))
                    .close();
            open(out, texts, open, desk.books().requests().mark(person));
            new HeldMarkup(texts, view.to(CORRECT), token, name, call.zone()).held(out, answers);
            out.open("section").element("h2", texts.get("me.what-next"));
            button(out, view, token, name, "download", texts.get("me.download"));
            eraseForm(out, texts, view, token, name);
            out.open("p")
                    .link(view.to(OPERATOR), texts.get("operator.back"))
                    .close()
                    .close();
        });
    }

    /** Says which of the open requests are this person's: the list of all has no names. */
    private static void open(Markup out, Texts texts, List<Request> open, String mark) {
        if (open.isEmpty()) {
            out.element("p", texts.get("operator.person.open.none"));
            return;
        }
        out.open("p")
                .sentence(texts, "operator.person.open", (Markup.Part) part -> part.element("code", mark))
                .close()
                .open("ul");
        for (Request request : open) {
            String what = texts.get("subject.requests." + request.what().key());
            out.element("li", texts.get("operator.person.open.one", "" + request.number(), what, request.due()));
        }
        out.close();
    }

    private static void button(Markup out, View view, String token, String name, String action, String text) {
        open(out, view, token, name, action);
        out.element("button", text, "class", "plain").close();
    }

    private static void open(Markup out, View view, String token, String name, String action) {
        out.open("form", "method", "post", "action", view.to(PERSON));
        HeldMarkup.hidden(out, SentForm.TOKEN, token);
        HeldMarkup.hidden(out, "person", name);
        HeldMarkup.hidden(out, "action", action);
    }

    private void eraseForm(Markup out, Texts texts, View view, String token, String name) {
        out.open("details").element("summary", texts.get("operator.erase"));
        open(out, view, token, name, "erase");
        out.element("p", texts.get("operator.erase.lead"));
        if (desk.reauthentication() != null) {
            HeldMarkup.secret(out, texts);
        }
        out.element("button", texts.get("operator.erase.button")).close().close();
    }

    private void correct(DeskCall call, DataSubject person, String name, String operator) throws IOException {
        Correction correction = call.correct(person, operator);
        boolean done = correction.outcome() == Correction.Outcome.DONE;
        String why = correction.why();
        String notice = why != null ? why : call.texts().get(done ? "me.corrected" : "me.not-corrected");
        show(call, person, name, operator, done ? HttpServletResponse.SC_OK : 422, notice, false);
    }

    private void erase(DeskCall call, DataSubject person, String name, String operator) throws IOException {
        if (call.isTooMuch(desk.attempts(), "o" + operator, OPERATOR)) {
            return;
        }
        Texts texts = call.texts();
        Reauthentication reauthentication = desk.reauthentication();
        if (reauthentication != null
                && !reauthentication.confirms(call.request(), call.form().field("secret"))) {
            String wrong = texts.get("me.erase.wrong");
            show(call, person, name, operator, HttpServletResponse.SC_FORBIDDEN, wrong, false);
            return;
        }
        List<Answered<Erasure>> answers = new RecordedErasure(desk, call).erase(person, operator);
        if (answers == null) {
            call.message(HttpServletResponse.SC_SERVICE_UNAVAILABLE, OPERATOR, "desk.unrecorded");
            return;
        }
        call.page(HttpServletResponse.SC_OK, OPERATOR, texts.get("me.erased.title"), out -> {
            out.open("p", "class", "lead")
                    .sentence(texts, "operator.person.lead", (Markup.Part) part -> part.foreign(name))
                    .close();
            new HeldMarkup(texts, "", "", null, call.zone()).erased(out, answers);
            out.open("p")
                    .link(call.view().to(OPERATOR), texts.get("operator.back"))
                    .close();
        });
    }
}
