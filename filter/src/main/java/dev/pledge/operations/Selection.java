package dev.pledge.operations;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are shown, and in which order, as the query says. What it says wrongly counts as not said.
 *
 * @param promise of this promise; null for all
 * @param mode in this mode; null for all
 * @param words what the texts hold, in lower case; empty for anything
 * @param sort by which column
 * @param descending whether what comes last comes first
 */
record Selection(@Nullable Promise promise, @Nullable Mode mode, String words, String sort, boolean descending) {
    /** The parameters that say what is selected. */
    static final String[] PARAMETERS = {"promise", "mode", "q", "sort"};

    private static final String USUAL = "last";

    private static final Map<String, Comparator<Breaches>> ORDERS = Map.of(
            "promise",
            Comparator.comparing((Breaches row) -> row.kind().promise()).thenComparing(Breaches::kind),
            "kind",
            Comparator.comparing((Breaches row) -> row.kind().key()),
            "what",
            Comparator.comparing(Breaches::what, String.CASE_INSENSITIVE_ORDER),
            "page",
            Comparator.comparing(Breaches::page, String.CASE_INSENSITIVE_ORDER),
            "mode",
            Comparator.comparing((Breaches row) -> !row.isPrevented()).thenComparing(Breaches::mode),
            "count",
            Comparator.comparingLong(Breaches::count),
            "first",
            Comparator.comparing(Breaches::first),
            USUAL,
            Comparator.comparing(Breaches::last));

    static Selection of(Query query) {
        String sort = query.get("sort");
        boolean descending = sort.startsWith("-");
        String column = descending ? sort.substring(1) : sort;
        boolean known = ORDERS.containsKey(column);
        return new Selection(
                promise(query.get("promise")),
                mode(query.get("mode")),
                query.get("q").toLowerCase(Locale.ROOT),
                known ? column : USUAL,
                known ? descending : true);
    }

    private static @Nullable Promise promise(String section) {
        for (Promise promise : Prevention.PROMISES) {
            if (promise.section().equals(section)) {
                return promise;
            }
        }
        return null;
    }

    private static @Nullable Mode mode(String key) {
        return key.equals(Mode.ENFORCE.key()) ? Mode.ENFORCE : key.equals(Mode.REPORT.key()) ? Mode.REPORT : null;
    }

    /** Returns what is selected, in its order. */
    List<Breaches> of(List<Breaches> all) {
        Comparator<Breaches> order = ORDERS.getOrDefault(sort, Comparator.comparing(Breaches::last));
        return all.stream()
                .filter(this::holds)
                .sorted(descending ? order.reversed() : order)
                .toList();
    }

    private boolean holds(Breaches row) {
        return (promise == null || row.kind().promise() == promise)
                && (mode == null || row.mode() == mode)
                && (words.isEmpty()
                        || has(row.what())
                        || has(row.page())
                        || has(row.label())
                        || has(row.kind().key()));
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(words);
    }
}
