package dev.pledge.operations;

import dev.pledge.finding.Kind;
import dev.pledge.history.Bucket;
import dev.pledge.history.Counter;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was found in some time, by promise.
 *
 * @param prevented how often something was prevented; promises without any are left out
 * @param seen how often something was only seen: in {@code report}, or of a kind that nothing prevents
 */
record Prevention(Map<Promise, Long> prevented, long seen) {
    static final Prevention NONE = new Prevention(Map.of(), 0);

    /** The promises that something is ever found of. */
    static final List<Promise> PROMISES = promises();

    private static List<Promise> promises() {
        List<Promise> promises = new ArrayList<>();
        for (Promise promise : Promise.values()) {
            if (Arrays.stream(Kind.values()).anyMatch(kind -> kind.promise() == promise)) {
                promises.add(promise);
            }
        }
        return List.copyOf(promises);
    }

    static Prevention of(Bucket bucket) {
        Map<Promise, Long> prevented = new EnumMap<>(Promise.class);
        long seen = 0;
        for (Kind kind : Kind.values()) {
            for (Mode mode : List.of(Mode.ENFORCE, Mode.REPORT)) {
                long count = bucket.count(Counter.finding(kind, mode));
                if (count > 0 && kind.isPrevented(mode)) {
                    prevented.merge(kind.promise(), count, Long::sum);
                } else {
                    seen += count;
                }
            }
        }
        return new Prevention(prevented, seen);
    }

    long of(Promise promise) {
        return prevented.getOrDefault(promise, 0L);
    }

    long all() {
        return prevented.values().stream().mapToLong(Long::longValue).sum();
    }

    Prevention plus(Prevention other) {
        Map<Promise, Long> sum = new EnumMap<>(Promise.class);
        sum.putAll(prevented);
        other.prevented.forEach((promise, count) -> sum.merge(promise, count, Long::sum));
        return new Prevention(sum, seen + other.seen);
    }
}
