package dev.pledge.operations;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that are equal but for the policy's revision, as one.
 *
 * @param kind what kind of breach
 * @param what whose: a cookie name, a host, a path pattern
 * @param label why or whose
 * @param page the page's name; empty where there is none
 * @param mode whether it was prevented, or only seen
 * @param revision the revision of the policy under which it was seen first
 * @param count how often
 * @param first when it was first seen
 * @param last when it was last seen
 */
record Breaches(
        Kind kind,
        String what,
        String label,
        String page,
        Mode mode,
        String revision,
        long count,
        Instant first,
        Instant last) {

    private static final Comparator<Breaches> OF_ONE_MOMENT = Comparator.comparing(Breaches::kind)
            .thenComparing(Breaches::what)
            .thenComparing(Breaches::page)
            .thenComparing(Breaches::label)
            .thenComparing(Breaches::mode);

    private record Same(Kind kind, String what, String label, String page, Mode mode) {
        /** Written out, of what mostly differs: of thousands it is asked before anything is compiled. */
        @Override
        public int hashCode() {
            return 31 * what.hashCode() + page.hashCode();
        }
    }

    /** Merges findings, the latest first. */
    static List<Breaches> of(List<Finding> findings) {
        Map<Same, Breaches> merged = new HashMap<>();
        for (Finding finding : findings) {
            Same same = new Same(finding.kind(), finding.what(), finding.label(), finding.page(), finding.mode());
            merged.merge(same, of(finding), Breaches::plus);
        }
        List<Breaches> all = new ArrayList<>(merged.values());
        all.sort(Breaches::latestFirst);
        return List.copyOf(all);
    }

    private static int latestFirst(Breaches one, Breaches other) {
        int order = other.last.compareTo(one.last);
        return order != 0 ? order : OF_ONE_MOMENT.compare(one, other);
    }

    private static Breaches of(Finding finding) {
        return new Breaches(
                finding.kind(),
                finding.what(),
                finding.label(),
                finding.page(),
                finding.mode(),
                finding.revision(),
                finding.count(),
                finding.first(),
                finding.last());
    }

    private Breaches plus(Breaches other) {
        Breaches earlier = other.first.isBefore(first) ? other : this;
        Instant latest = other.last.isAfter(last) ? other.last : last;
        return new Breaches(
                kind, what, label, page, mode, earlier.revision, count + other.count, earlier.first, latest);
    }

    boolean isPrevented() {
        return kind.isPrevented(mode, label);
    }
}
