package dev.pledge.site;

import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the statement says of cookies. */
final class CookieSection {
    private final Texts texts;
    private final List<CookieRule> rules;

    CookieSection(Policy policy, View view, String sessionCookie) {
        this.texts = view.texts();
        this.rules = rules(policy, sessionCookie);
    }

    /** Returns the cookies that may be set; the container's session cookie is one, whether it is named or not. */
    static List<CookieRule> rules(Policy policy, String sessionCookie) {
        List<CookieRule> rules = new ArrayList<>(policy.cookies().rules());
        if (rules.stream().noneMatch(rule -> rule.name().equals(sessionCookie))) {
            rules.add(0, CookieRule.session(sessionCookie));
        }
        return rules;
    }

    void write(Markup out) {
        out.sentenceIn("p", texts, "statement.cookies.some");
        Table table = new Table(
                out,
                texts.get("statement.cookies.name"),
                texts.get("statement.cookies.purpose"),
                texts.get("statement.cookies.life"));
        for (CookieRule rule : rules) {
            table.row(cell -> name(cell, rule.name()), cell -> purpose(cell, rule), cell -> life(cell, rule.maxAge()));
        }
        table.end();
    }

    private void name(Markup out, String name) {
        if (name.endsWith("*")) {
            String prefix = name.substring(0, name.length() - 1);
            out.sentence(texts, "statement.cookies.prefix", (Markup.Part) part -> part.element("code", prefix));
        } else {
            out.element("code", name);
        }
    }

    private void purpose(Markup out, CookieRule rule) {
        boolean session = rule.purpose() == CookiePurpose.SESSION;
        out.sentence(texts, session ? "statement.cookies.session" : "statement.cookies.shopping-cart");
        if (!rule.reason().isEmpty()) {
            out.text(" ").foreign(rule.reason());
        }
    }

    private void life(Markup out, @Nullable Duration life) {
        if (life == null) {
            out.sentence(texts, "statement.cookies.until-closed");
        } else {
            out.sentence(texts, "statement.cookies.at-most", life);
        }
    }
}
