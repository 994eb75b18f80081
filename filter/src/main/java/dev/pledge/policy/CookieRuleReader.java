package dev.pledge.policy;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rule of {@code cookies.rules}. */
final class CookieRuleReader {
    static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("name", "purpose", "max-age", "http-only", "same-site", "domain", "reason"));

    private static final Type<String> NAME = Type.text("a cookie's name", CookieRule::name);
    private static final Type<CookiePurpose> PURPOSE = Type.oneOf(CookiePurpose.class);
    private static final Type<SameSite> SAME_SITE = Type.oneOf(SameSite.class);

    private CookieRuleReader() {}

    /**
     * Returns the rule, or null, with a mistake.
     *
     * @param names the names of the rules before, to which this one's is added
     */
    static @Nullable CookieRule read(Section rule, Set<String> names) {
        String name = rule.required("name", NAME);
        boolean first = name == null || names.add(name);
        if (!first) {
            rule.mistake("name", "a second rule for " + name, "one rule for a name");
        }
        CookiePurpose purpose = rule.required("purpose", PURPOSE);
        Duration maxAge = rule.get("max-age", Type.DURATION);
        boolean httpOnly = rule.get("http-only", Type.FLAG, purpose == CookiePurpose.SESSION);
        SameSite sameSite = rule.get("same-site", SAME_SITE, SameSite.LAX);
        String domain = rule.get("domain", Type.HOST);
        String reason = rule.get("reason", Type.TEXT, "");
        if (name == null || purpose == null) {
            return null;
        }
        List<Fault> faults = CookieRule.faults(name, purpose, maxAge, httpOnly, sameSite, domain, reason);
        rule.report(faults);
        return first && faults.isEmpty()
                ? new CookieRule(name, purpose, maxAge, httpOnly, sameSite, domain, reason)
                : null;
    }
}
