package dev.pledge.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code cookies}. */
final class CookieReader {
    static final Set<String> KEYS = ScopeReader.keys("rules", "expire", "duplicates");

    private static final Type<ExpireCookies> EXPIRE = Type.oneOf(ExpireCookies.class);
    private static final Type<DuplicateCookies> DUPLICATES = Type.oneOf(DuplicateCookies.class);

    private CookieReader() {}

    static CookiePolicy read(Section section) {
        CookiePolicy builtIn = CookiePolicy.builtIn(ScopeReader.read(section));
        return new CookiePolicy(
                builtIn.scope(),
                section.has("rules") ? rules(section) : builtIn.rules(),
                section.get("expire", EXPIRE, builtIn.expire()),
                section.get("duplicates", DUPLICATES, builtIn.duplicates()));
    }

    private static List<CookieRule> rules(Section section) {
        List<Section> items = section.sections("rules", CookieRuleReader.KEYS);
        List<CookieRule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section item : items == null ? List.<Section>of() : items) {
            CookieRule rule = CookieRuleReader.read(item, names);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }
}
