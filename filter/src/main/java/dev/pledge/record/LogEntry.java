package dev.pledge.record;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log.
 *
 * @param number its number in the log, from 1
 * @param time when it was written, to the millisecond
 * @param kind what it tells of: small letters and hyphens
 * @param fields what it tells, by name, in the order in which it was given
 */
public record LogEntry(long number, Instant time, String kind, Map<String, String> fields) {
    /** Copies the fields. */
    public LogEntry {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Returns a field, or null if there is none of that name. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /** Returns whether a field has this value. */
    public boolean says(String name, String value) {
        return value.equals(fields.get(name));
    }

    /** Returns nothing of what it tells: that may be about a person. */
    @Override
    public String toString() {
        return "LogEntry[" + number + " " + kind + "]";
    }
}
