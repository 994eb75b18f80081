package dev.pledge.site;

import dev.pledge.policy.CookiePurpose;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
        out.open("table").open("thead").open("tr");
        for (String key : new String[] {"name", "purpose", "life"}) {
            out.element("th", texts.get("statement.cookies." + key), "scope", "col");
        }
        out.close().close().open("tbody");
        for (CookieRule rule : rules) {
            row(out, rule);
        }
        out.close().close().line();
    }

    private void row(Markup out, CookieRule rule) {
        String name = rule.name();
        out.open("tr").open("th", "scope", "row");
        if (name.endsWith("*")) {
            String prefix = name.substring(0, name.length() - 1);
            out.sentence(texts, "statement.cookies.prefix", (Markup.Part) part -> part.element("code", prefix));
        } else {
            out.element("code", name);
        }
        out.close().open("td");
        boolean session = rule.purpose() == CookiePurpose.SESSION;
        out.sentence(texts, session ? "statement.cookies.session" : "statement.cookies.shopping-cart");
        if (!rule.reason().isEmpty()) {
            out.text(" ").foreign(rule.reason());
        }
        out.close().open("td");
        Duration life = rule.maxAge();
        if (life == null) {
            out.sentence(texts, "statement.cookies.until-closed");
        } else {
            out.sentence(texts, "statement.cookies.at-most", life);
        }
        out.close().close().line();
    }
}
