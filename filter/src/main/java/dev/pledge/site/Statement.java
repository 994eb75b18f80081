package dev.pledge.site;

import dev.pledge.finding.KeptOut;
import dev.pledge.policy.OwnWord;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import dev.pledge.policy.Retention;
import dev.pledge.policy.SitePolicy;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.policy.Translated;
import java.util.List;

/** The privacy statement in one language: what is promised and kept now, and what the site gives its own word for. */
final class Statement {
    private final View view;
    private final Kept kept;
    private final Policy policy;
    private final Texts texts;
    private final StatementBook book;
    private final Offered offered;
    private final Wordings wordings;
    private final String sessionCookie;

    Statement(View view, Kept kept, StatementBook book, Offered offered, String sessionCookie) {
        this.view = view;
        this.kept = kept;
        this.policy = kept.policy();
        this.texts = view.texts();
        this.book = book;
        this.offered = offered;
        this.sessionCookie = sessionCookie;
        this.wordings = new Wordings(view);
    }

    String title() {
        return isNamed() ? texts.get("statement.title", policy.site().name()) : texts.get("statement.title.unnamed");
    }

    private boolean isNamed() {
        return !policy.site().name().equals(SitePolicy.unnamed().name());
    }

    void write(Markup out) {
        paragraph(out, "statement.lead", "lead");
        if (view.optOut() && kept.optOutHonoured()) {
            out.open("section", "class", "notice", "role", "status", "aria-labelledby", "opt-out");
            heading(out, "opt-out", "statement.opt-out.title");
            out.sentenceIn("p", texts, "statement.opt-out").close().line();
        }
        if (isNamed() || !policy.site().operator().isEmpty() || wordings.hasContact()) {
            section(out, "who", this::who);
        }
        if (kept.is(Promise.COOKIES)) {
            section(out, "cookies", new CookieSection(policy, view, sessionCookie)::write);
            exceptions(out, Promise.COOKIES);
        }
        if (kept.is(Promise.AD_SERVERS)) {
            section(out, "ads", this::ads);
            exceptions(out, Promise.AD_SERVERS);
        }
        if (kept.secureSomewhere()) {
            section(out, "secure", new SecureSection(policy, texts, wordings)::write);
            exceptions(out, Promise.SENSITIVE_FORMS);
        }
        if (kept.is(Promise.STATISTICS)) {
            section(out, "count", this::count);
            exceptions(out, Promise.STATISTICS);
        }
        RightsSections rights = new RightsSections(policy, view, wordings, offered);
        if (kept.disclosuresGuarded()) {
            section(out, "disclosures", rights::disclosures);
            exceptions(out, Promise.DISCLOSURES);
        }
        if (kept.is(Promise.CONTACT)) {
            section(out, "contact", rights::contact);
        }
        if (kept.is(Promise.SUBJECT_ACCESS)) {
            section(out, "rights", rights::access);
        }
        section(out, "complaint", rights::complaint);
        StatementPolicy statement = policy.statement();
        if (statement != null && !statement.ownWords().isEmpty()) {
            section(out, "own", inner -> own(inner, statement.ownWords()));
        }
        section(out, "about", this::about);
    }

    private void section(Markup out, String name, Markup.Part content) {
        out.open("section", "aria-labelledby", name);
        heading(out, name, "statement." + name + ".title");
        content.write(out);
        out.close().line();
    }

    private void exceptions(Markup out, Promise promise) {
        if (!kept.exceptions(promise).isEmpty()) {
            out.open("p", "class", "exceptions");
            out.sentence(texts, "statement.exceptions", wordings.paths(kept.exceptions(promise)));
            out.close().line();
        }
    }

    private void heading(Markup out, String id, String key) {
        out.element("h2", texts.get(key), "id", id).line();
    }

    private void paragraph(Markup out, String key, String type) {
        out.element("p", texts.get(key), "class", type).line();
    }

    private void who(Markup out) {
        SitePolicy site = policy.site();
        if (isNamed()) {
            out.sentenceIn("p", texts, "statement.who.name", (Markup.Part) part -> part.foreign(site.name()));
        }
        if (site.operator().isEmpty() && site.contact().isEmpty()) {
            return;
        }
        out.open("dl");
        if (!site.operator().isEmpty()) {
            out.element("dt", texts.get("statement.who.operator"));
            out.within("dd", part -> part.foreign(site.operator()), "class", "lines");
        }
        if (!site.contact().isEmpty()) {
            out.element("dt", texts.get("statement.who.contact"));
            out.within("dd", part -> wordings.contact().write(part), "class", "lines");
        }
        out.close();
    }

    private void ads(Markup out) {
        out.sentenceIn("p", texts, "statement.ads.none");
        KeptOut keptOut = book.keptOut();
        long count = keptOut.count();
        if (count > 0) {
            String key = (keptOut.isComplete() ? "statement.ads.month" : "statement.ads.since")
                    + (count == 1 ? ".one" : ".other");
            out.sentenceIn("p", texts, key, count, keptOut.since());
        }
    }

    private void count(Markup out) {
        Retention keep = policy.statistics().keep();
        out.sentenceIn("p", texts, "statement.count.pages", keep.aggregate());
        out.open("p");
        if (policy.statistics().perUser()) {
            out.sentence(texts, "statement.count.person", keep.perUser()).text(" ");
            out.sentence(texts, "statement.count.signal");
        } else {
            out.sentence(texts, "statement.count.no-person");
        }
        out.close();
        String reason = keep.reason();
        if (reason != null) {
            out.sentenceIn("p", texts, "statement.count.reason", (Markup.Part) part -> part.foreign(reason));
        }
        out.sentenceIn("p", texts, "statement.count.own-use");
    }

    private void own(Markup out, List<OwnWord> words) {
        out.sentenceIn("p", texts, "statement.own.lead");
        for (OwnWord word : words) {
            out.open("figure");
            out.within("h3", title -> own(title, word.title()));
            out.within("blockquote", quote -> quote.within("p", p -> own(p, word.text()), "class", "lines"));
            out.within(
                    "figcaption",
                    caption -> caption.sentence(
                            texts, "statement.own.by", (Markup.Part) part -> part.foreign(word.by()), word.date()));
            out.close().line();
        }
    }

    private void own(Markup out, Translated words) {
        String language = texts.language();
        out.foreign(words.in(language), words.languageFor(language));
    }

    private void about(Markup out) {
        out.sentenceIn(
                "p", texts, "statement.about.since", book.since(view.snapshot().digest()));
        out.open("p").sentence(texts, "statement.about.digest").text(" ");
        out.element("code", view.snapshot().digest().hex(), "class", "digest").close();
        String address = view.base() + StatementPages.JSON;
        out.sentenceIn("p", texts, "statement.about.json", (Markup.Part) part -> part.link(address, "policy.json"));
    }
}
