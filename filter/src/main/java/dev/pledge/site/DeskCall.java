package dev.pledge.site;

import dev.pledge.policy.Policy;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.subject.Answered;
import dev.pledge.subject.Correction;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.HeldItem;
import dev.pledge.subject.Requests;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request for a page for persons. */
final class DeskCall {
    private static final Logger LOG = System.getLogger(DeskCall.class.getName());

    private final Desk desk;
    private final Exchange exchange;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final View view;
    private final Visitor visitor;
    private final SentForm form;

    DeskCall(
            Desk desk,
            StatementPolicy statement,
            Exchange exchange,
            HttpServletRequest request,
            HttpServletResponse response) {
        this.desk = desk;
        this.exchange = exchange;
        this.request = request;
        this.response = response;
        this.view = View.of(exchange, request, statement, desk.languages());
        this.visitor = Visitor.of(request, desk.signedIn(), exchange.snapshot().transport());
        this.form = new SentForm(request);
    }

    View view() {
        return view;
    }

    Texts texts() {
        return view.texts();
    }

    Locale locale() {
        return view.texts().locale();
    }

    Visitor visitor() {
        return visitor;
    }

    SentForm form() {
        return form;
    }

    HttpServletRequest request() {
        return request;
    }

    Policy policy() {
        return exchange.snapshot().policy();
    }

    boolean isPost() {
        return request.getMethod().equals("POST");
    }

    boolean allows(String... methods) {
        return new Answer(exchange, request, response).allows(methods);
    }

    /** Returns whether the request came in the clear though it need not have; if so, it has been answered. */
    boolean isTurnedAway(String path) throws IOException {
        if (exchange.isSecure()) {
            return false;
        }
        String query = request.getQueryString();
        String target = query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
        String location = exchange.snapshot().transport().secureLocation(target);
        if (location == null) {
            return false;
        }
        if (isPost()) {
            message(HttpServletResponse.SC_FORBIDDEN, path, "desk.insecure");
            return true;
        }
        response.setStatus(308);
        response.setHeader("Location", location);
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
        return true;
    }

    /** Returns whether there are too many; if so, the request has been answered. */
    boolean isTooMuch(RateLimit limit, String who, String path) throws IOException {
        if (limit.allows(who)) {
            return false;
        }
        response.setHeader("Retry-After", String.valueOf(limit.within().toSeconds()));
        message(429, path, "desk.too-many");
        return true;
    }

    /** Returns whether a form is this site's own, sent by the visitor; if not, it has been answered. */
    boolean isForeign(String formName, String path) throws IOException {
        if (form.isOwn(desk.tokens(), visitor, formName, policy().site())) {
            return false;
        }
        message(HttpServletResponse.SC_FORBIDDEN, path, "desk.expired");
        return true;
    }

    /** Returns the token for a form of this visitor's. */
    String token(String formName) {
        return desk.tokens().of(visitor.formsOf(), formName);
    }

    /** Sends a page. */
    void page(int status, String path, String title, Consumer<Markup> content) throws IOException {
        new Answer(exchange, request, response)
                .personalPage(status, view, desk.frame().page(view, path, title, content));
    }

    /** Sends a page that says one thing. */
    void message(int status, String path, String key) throws IOException {
        page(status, path, texts().get(key + ".title"), out -> out.element("p", texts().get(key)));
    }

    /**
     * Sends what is held about a person as a file.
     *
     * @param operator the name of whoever asks on the person's behalf; null for the person
     */
    void download(DataSubject person, @Nullable String operator) throws IOException {
        List<Answered<HeldItem>> answers = desk.data().about(person, locale());
        record(Requests.What.DOWNLOAD, person, operator, Answered.all(answers));
        Instant now = desk.clock().instant();
        new Answer(exchange, request, response)
                .with("Cache-Control", "no-store")
                .with("Content-Disposition", "attachment; filename=\"personal-data.json\"")
                .send(
                        HttpServletResponse.SC_OK,
                        "application/json",
                        HeldJson.of(answers, policy().site().name(), digest(), now));
    }

    /** Corrects the field that the form names; what a source has been asked for is recorded. */
    Correction correct(DataSubject person, @Nullable String operator) {
        Correction correction = desk.data()
                .correct(
                        person,
                        form.field("source"),
                        form.field("item"),
                        form.field("field"),
                        form.field("value"),
                        locale());
        if (correction.outcome() != Correction.Outcome.REFUSED) {
            boolean done = correction.outcome() == Correction.Outcome.DONE;
            record(Requests.What.CORRECT, person, operator, done);
        }
        return correction;
    }

    /** Sends the browser to another page of ours, which it then asks for. */
    void seeOther(String path) throws IOException {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", view.to(path));
        response.setHeader("Cache-Control", "no-store");
        response.setContentLength(0);
    }

    /** Returns whether another site's page has sent the browser here. */
    boolean isFromElsewhere() {
        return "cross-site".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /**
     * Records a request that was answered, or not yet. What cannot be recorded is logged: the person has their answer all
     * the same.
     */
    void record(Requests.What what, DataSubject person, @Nullable String operator, boolean done) {
        try {
            desk.books().requests().received(what, person, operator, due(), done);
        } catch (IOException e) {
            LOG.log(Level.ERROR, "A person's request could not be recorded", e);
        }
    }

    /** Returns the last day on which what is asked now may be answered. */
    LocalDate due() {
        Instant now = desk.clock().instant();
        return Requests.due(now, policy().subjectAccess().due(), zone());
    }

    /** Returns where the site is. */
    ZoneId zone() {
        return desk.books().keep().zone();
    }

    /** Returns the digest of the policy that holds. */
    String digest() {
        return exchange.snapshot().digest().hex();
    }
}
