package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How often each kind was found under each label and mode, exact whether or not the finding itself is held. */
final class Totals {
    /** How many labels of one kind are told apart. */
    static final int LABELS = 500;

    /** What labels beyond those are counted under. */
    static final String OTHER = "other";

    private final Map<Kind, ByKind> kinds = new EnumMap<>(Kind.class);

    Totals() {
        for (Kind kind : Kind.values()) {
            kinds.put(kind, new ByKind());
        }
    }

    void add(Kind kind, String label, Mode mode) {
        of(kind).of(label).add(mode);
    }

    long sum(Kind kind, Mode mode) {
        ByKind found = of(kind);
        long[] sum = {found.other.sum(mode)};
        found.labels.forEach((label, count) -> sum[0] += count.sum(mode));
        return sum[0];
    }

    long sum(Kind kind, String label, Mode mode) {
        ByKind found = of(kind);
        ByMode held = found.labels.get(label);
        if (label.equals(OTHER)) {
            return found.other.sum(mode) + (held == null ? 0 : held.sum(mode));
        }
        return held == null ? 0 : held.sum(mode);
    }

    private ByKind of(Kind kind) {
        return Objects.requireNonNull(kinds.get(kind), "every kind is there from the start");
    }

    private static final class ByKind {
        final BoundedTable<String, ByMode> labels = new BoundedTable<>(LABELS);
        final ByMode other = new ByMode();

        ByMode of(String label) {
            @Nullable ByMode held = labels.getOrAdd(label, l -> new ByMode());
            return held == null ? other : held;
        }
    }

    private static final class ByMode {
        private final LongAdder enforced = new LongAdder();
        private final LongAdder reported = new LongAdder();

        void add(Mode mode) {
            (mode == Mode.ENFORCE ? enforced : reported).increment();
        }

        long sum(Mode mode) {
            return switch (mode) {
                case ENFORCE -> enforced.sum();
                case REPORT -> reported.sum();
                case OFF -> 0;
            };
        }
    }
}
