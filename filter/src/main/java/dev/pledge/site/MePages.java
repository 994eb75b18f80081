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
import dev.pledge.subject.Requests.What;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor what is held about them, has them take it along, correct it and erase it, where the policy has a statement
 * and enforces subject access. Who it is about is never in the address or in a form: it is whoever is signed in, or has the
 * session.
 */
public final class MePages implements Reception {
    private static final String ME = Offered.ACCESS;
    private static final String DATA = ME + "/data.json";
    private static final String CORRECT = ME + "/correct";
    private static final String ERASE = ME + "/erase";
    private static final List<String> PATHS = List.of(ME, DATA, CORRECT, ERASE);

    private final Desk desk;

    /** Makes the pages. */
    public MePages(Desk desk) {
        this.desk = desk;
    }

    @Override
    public boolean isAt(Snapshot snapshot, String path) {
        return below(snapshot.policy().statement(), path) != null
                && snapshot.policy().subjectAccess().mode() == Mode.ENFORCE;
    }

    private static @Nullable String below(@Nullable StatementPolicy statement, String path) {
        String rest = statement == null ? null : statement.below(path);
        return rest != null && PATHS.contains(rest) ? rest : null;
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (exchange.modes().subjectAccess() != Mode.ENFORCE) {
            return false;
        }
        StatementPolicy statement = exchange.snapshot().policy().statement();
        String path = below(statement, exchange.path());
        if (statement == null || path == null) {
            return false;
        }
        DeskCall call = new DeskCall(desk, statement, exchange, request, response);
        if (!call.allows(methods(path)) || call.isTurnedAway(ME)) {
            return true;
        }
        DataSubject person = call.visitor().person();
        if (person == null) {
            call.message(HttpServletResponse.SC_OK, ME, "me.nobody");
            return true;
        }
        Visitor visitor = call.visitor();
        if (call.isTooMuch(desk.pages(), visitor.countedAs(), ME)
                || visitor.name() == null && call.isTooMuch(desk.strangers(), visitor.address(), ME)) {
            return true;
        }
        switch (path) {
            case DATA -> download(call, person);
            case CORRECT -> correct(call, person);
            case ERASE -> erase(call, person);
            default -> show(call, person);
        }
        return true;
    }

    private static String[] methods(String path) {
        return switch (path) {
            case CORRECT -> new String[] {"POST"};
            case ERASE -> new String[] {"GET", "HEAD", "POST"};
            default -> new String[] {"GET", "HEAD"};
        };
    }

    private void show(DeskCall call, DataSubject person) throws IOException {
        String done = "done=corrected".equals(call.request().getQueryString()) ? "me.corrected" : null;
        show(
                call,
                person,
                HttpServletResponse.SC_OK,
                done == null ? null : call.texts().get(done),
                true);
    }

    private void show(DeskCall call, DataSubject person, int status, @Nullable String notice, boolean record)
            throws IOException {
        List<Answered<HeldItem>> answers = desk.data().about(person, call.locale());
        if (record) {
            call.record(What.ACCESS, person, null, Answered.all(answers));
        }
        Texts texts = call.texts();
        View view = call.view();
        call.page(status, ME, texts.get("me.title"), out -> {
            HeldMarkup.notice(out, notice);
            String key = call.visitor().name() == null ? "me.lead.session" : "me.lead.name";
            String all = Answered.all(answers) ? "me.lead.all" : "me.lead.partial";
            out.element("p", texts.get(key) + " " + texts.get(all), "class", "lead");
            new HeldMarkup(texts, view.to(CORRECT), call.token(CORRECT), null, call.zone()).held(out, answers);
            out.open("section").element("h2", texts.get("me.what-next"));
            out.open("p").link(view.to(DATA), texts.get("me.download")).close();
            out.open("p").link(view.to(ERASE), texts.get("me.erase")).close().close();
        });
    }

    private void download(DeskCall call, DataSubject person) throws IOException {
        if (call.isFromElsewhere()) {
            call.message(HttpServletResponse.SC_FORBIDDEN, ME, "desk.expired");
            return;
        }
        call.download(person, null);
    }

    private void correct(DeskCall call, DataSubject person) throws IOException {
        if (call.isForeign(CORRECT, ME)) {
            return;
        }
        Correction correction = call.correct(person, null);
        boolean done = correction.outcome() == Correction.Outcome.DONE;
        String why = correction.why();
        if (done) {
            call.seeOther(ME + "?done=corrected");
        } else {
            show(call, person, 422, why == null ? call.texts().get("me.not-corrected") : why, false);
        }
    }

    private void erase(DeskCall call, DataSubject person) throws IOException {
        if (!call.isPost()) {
            ask(call, HttpServletResponse.SC_OK, null);
            return;
        }
        if (call.isForeign(ERASE, ME)
                || call.isTooMuch(desk.attempts(), call.visitor().countedAs(), ME)) {
            return;
        }
        Reauthentication reauthentication = asked(call);
        if (reauthentication != null
                && !reauthentication.confirms(call.request(), call.form().field("secret"))) {
            ask(call, HttpServletResponse.SC_FORBIDDEN, call.texts().get("me.erase.wrong"));
            return;
        }
        Texts texts = call.texts();
        List<Answered<Erasure>> answers = new RecordedErasure(desk, call).erase(person, null);
        if (answers == null) {
            call.message(HttpServletResponse.SC_SERVICE_UNAVAILABLE, ME, "desk.unrecorded");
            return;
        }
        call.page(HttpServletResponse.SC_OK, ME, texts.get("me.erased.title"), out -> {
            String key = Answered.all(answers) ? "me.erased.all" : "me.erased.some";
            out.element("p", texts.get(key, call.due()), "class", "lead");
            new HeldMarkup(texts, "", "", null, call.zone()).erased(out, answers);
        });
    }

    /** A visitor without an account has no secret. */
    private @Nullable Reauthentication asked(DeskCall call) {
        return call.visitor().name() == null ? null : desk.reauthentication();
    }

    private void ask(DeskCall call, int status, @Nullable String problem) throws IOException {
        Texts texts = call.texts();
        View view = call.view();
        call.page(status, ME, texts.get("me.erase.title"), out -> {
            if (problem != null) {
                out.element("p", problem, "class", "problem", "role", "alert");
            }
            out.element("p", texts.get("me.erase.lead"));
            out.open("form", "method", "post", "action", view.to(ERASE));
            HeldMarkup.hidden(out, SentForm.TOKEN, call.token(ERASE));
            if (asked(call) != null) {
                HeldMarkup.secret(out, texts);
            }
            out.element("button", texts.get("me.erase.button")).close();
            out.open("p").link(view.to(ME), texts.get("me.erase.back")).close();
        });
    }
}
