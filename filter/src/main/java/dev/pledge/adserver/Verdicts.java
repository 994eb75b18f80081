package dev.pledge.adserver;

import java.util.Map;

/**
 * Makes the verdicts of one index and keeps those that have been given: most lists name far more than any site meets. What
 * is kept is bounded, and threads that race for it do no harm: at worst a verdict is made twice.
 */
final class Verdicts {
    private static final int FEWEST = 1 << 6;
    private static final int MOST = 1 << 13;
    private static final int PROBES = 16;

    private final Verdict.Kind kind;
    private final Rules rules;
    private final RuleIndex index;
    private final ListNames lists;
    private final Map<String, String> companies;

    private Kept[] kept = new Kept[FEWEST];

    /** Immutable, so that any thread may find it without a lock. */
    private record Kept(int hit, Verdict verdict) {}

    Verdicts(Verdict.Kind kind, Rules rules, RuleIndex index, ListNames lists, Map<String, String> companies) {
        this.kind = kind;
        this.rules = rules;
        this.index = index;
        this.lists = lists;
        this.companies = companies;
    }

    /** Returns the verdict of what an index has found. */
    Verdict of(int hit) {
        Kept[] table = kept;
        int slot = slot(hit, table);
        for (int i = 0; i < PROBES; i++) {
            Kept found = table[slot + i & table.length - 1];
            if (found == null) {
                break;
            }
            if (found.hit == hit) {
                return found.verdict;
            }
        }
        return keep(new Kept(hit, make(hit)), table);
    }

    private Verdict keep(Kept made, Kept[] table) {
        if (!put(made, table) && table.length < MOST) {
            Kept[] larger = new Kept[table.length * 2];
            for (Kept old : table) {
                if (old != null) {
                    put(old, larger);
                }
            }
            put(made, larger);
            kept = larger;
        } else if (table.length == MOST) {
            table[slot(made.hit, table)] = made;
        }
        return made.verdict;
    }

    /** Returns whether there was a place within half of what is looked through. */
    private static boolean put(Kept made, Kept[] table) {
        int slot = slot(made.hit, table);
        for (int i = 0; i < PROBES / 2; i++) {
            int at = slot + i & table.length - 1;
            if (table[at] == null) {
                table[at] = made;
                return true;
            }
        }
        return false;
    }

    private static int slot(int hit, Kept[] table) {
        return hit * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(table.length) + 1;
    }

    private Verdict make(int hit) {
        boolean whole = RuleIndex.ofHost(hit);
        int line = index.line(hit);
        String host = whole ? index.hosts().name(RuleIndex.place(hit)) : hostOf(RuleIndex.rule(hit));
        String text;
        if (!whole) {
            text = rules.text(RuleIndex.rule(hit), host);
        } else if (index.foreign(hit)) {
            text = host;
        } else {
            text = (kind == Verdict.Kind.EXCEPTED ? "@@||" : "||") + host + '^';
        }
        return new Verdict(kind, text, lists.of(line), company(host));
    }

    private String hostOf(int rule) {
        return (rules.flags(rule) & RuleFlags.HOST) == 0 ? "" : index.hosts().name(rules.place(rule));
    }

    private String company(String host) {
        for (String suffix = host; !suffix.isEmpty(); suffix = suffix.substring(suffix.indexOf('.') + 1)) {
            String company = companies.get(suffix);
            if (company != null) {
                return company;
            }
            if (suffix.indexOf('.') < 0) {
                break;
            }
        }
        return ListedHost.UNKNOWN;
    }
}
