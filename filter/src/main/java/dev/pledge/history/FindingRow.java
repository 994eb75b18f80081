package dev.pledge.history;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as it is kept. Its key is all that findings are told apart by, with line feeds between, which none of it holds;
 * the value is how often it was found, and when first and last.
 */
final class FindingRow {
    private static final String BETWEEN = "\n";
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.key(), kind);
        }
    }

    private FindingRow() {}

    static String key(Finding finding) {
        return String.join(
                BETWEEN,
                finding.kind().key(),
                finding.mode().name(),
                finding.revision(),
                finding.what(),
                finding.label(),
                finding.page());
    }

    static byte[] value(Finding finding) {
        return ByteBuffer.allocate(24)
                .putLong(finding.count())
                .putLong(finding.first().toEpochMilli())
                .putLong(finding.last().toEpochMilli())
                .array();
    }

    /** Returns when it was last found; never, if the value says nothing. */
    static Instant last(byte[] value) {
        return value.length == 24 ? Instant.ofEpochMilli(ByteBuffer.wrap(value).getLong(16)) : Instant.EPOCH;
    }

    /** Returns a finding, or null if it is of a kind that there is no longer. */
    static @Nullable Finding read(String key, byte[] value) {
        String[] parts = key.split(BETWEEN, -1);
        Kind kind = KINDS.get(parts[0]);
        if (kind == null || parts.length != 6 || value.length != 24) {
            return null;
        }
        ByteBuffer numbers = ByteBuffer.wrap(value);
        return new Finding(
                kind,
                parts[3],
                parts[4],
                parts[5],
                Mode.valueOf(parts[1]),
                parts[2],
                numbers.getLong(),
                Instant.ofEpochMilli(numbers.getLong()),
                Instant.ofEpochMilli(numbers.getLong()));
    }
}
