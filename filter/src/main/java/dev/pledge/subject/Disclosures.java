package dev.pledge.subject;

import dev.pledge.history.Counter;
import dev.pledge.history.Tally;
import dev.pledge.record.ChainedLog;
import dev.pledge.record.LogEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** To whom personal data was released, when and for what. Safe for use by all threads. */
public final class Disclosures {
    private static final String DISCLOSURE = "disclosure";
    private static final int LIMIT = 10_000;
    private static final int NAMES = 100;
    private static final int LONGEST_NAME = 200;

    /**
     * One release.
     *
     * @param number its number
     * @param time when it was
     * @param partner to whom
     * @param purpose for what, as they declared it
     * @param path the pattern of the path that released it
     * @param fields which fields, if the application has said so
     */
    public record Disclosure(
            long number, Instant time, String partner, String purpose, String path, List<String> fields) {
        /** Copies the fields. */
        public Disclosure {
            fields = List.copyOf(fields);
        }
    }

    private final ChainedLog log;
    private final Marks marks;
    private final Tally tally;

    Disclosures(ChainedLog log, Marks marks, Tally tally) {
        this.tally = tally;
        this.log = log;
        this.marks = marks;
    }

    /**
     * Records a release. It may leave when this has returned, and not before.
     *
     * @param partner to whom
     * @param purpose for what, as they declared it
     * @param path the pattern of the path that releases it
     * @param subject the name that the person signs in under whose data it is; null if the application has not said
     * @param fields which fields; empty if the application has not said
     * @throws IOException if it could not be recorded
     */
    public void released(
            String partner, String purpose, String path, @Nullable String subject, Collection<String> fields)
            throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("partner", partner);
        told.put("purpose", purpose);
        told.put("path", path);
        if (subject != null) {
            told.put("person", marks.of(DataSubject.named(subject)));
        }
        if (!fields.isEmpty()) {
            told.put("fields", String.join("\n", names(fields)));
        }
        log.append(DISCLOSURE, told);
        tally.count(new Counter("disclosure", partner, purpose), 1);
    }

    private static List<String> names(Collection<String> fields) {
        return fields.stream()
                .limit(NAMES)
                .map(name ->
                        name.substring(0, Math.min(LONGEST_NAME, name.length())).replace('\n', ' '))
                .toList();
    }

    /** Returns the latest releases of a person's data, the oldest of them first. */
    public List<Disclosure> of(DataSubject person) throws IOException {
        Set<String> all = marks.all(person);
        return disclosures(log.find(
                entry -> entry.kind().equals(DISCLOSURE) && all.contains(String.valueOf(entry.field("person"))),
                LIMIT));
    }

    /** Returns the latest releases, the oldest of them first. */
    public List<Disclosure> latest(int limit) throws IOException {
        return disclosures(log.find(entry -> entry.kind().equals(DISCLOSURE), limit));
    }

    private static List<Disclosure> disclosures(List<LogEntry> entries) {
        List<Disclosure> disclosures = new ArrayList<>();
        for (LogEntry entry : entries) {
            String fields = entry.field("fields");
            disclosures.add(new Disclosure(
                    entry.number(),
                    entry.time(),
                    String.valueOf(entry.field("partner")),
                    String.valueOf(entry.field("purpose")),
                    String.valueOf(entry.field("path")),
                    fields == null ? List.of() : List.of(fields.split("\n", -1))));
        }
        return List.copyOf(disclosures);
    }
}
