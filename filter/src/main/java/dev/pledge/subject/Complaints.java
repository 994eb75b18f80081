package dev.pledge.subject;

import dev.pledge.record.ChainedLog;
import dev.pledge.record.LogEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The complaints of visitors: each has a number, the digest of the policy that was in force and what had been found in the
 * hour before. What it says is beside the log, which has its digest, and is erased when the complaint is closed.
 */
public final class Complaints {
    /** How long a complaint may be, in characters. */
    public static final int LONGEST_TEXT = 10_000;

    /** How long an address to reply to may be, in characters. */
    public static final int LONGEST_REPLY = 500;

    private static final String COMPLAINT = "complaint";
    private static final String CLOSED = "complaint-closed";
    private static final int LIMIT = 10_000;

    /**
     * One complaint.
     *
     * @param number its number
     * @param time when it came
     * @param policy the SHA-256 of the policy that was in force
     * @param findings what had been found in the hour before, a line each
     * @param text what it says; null once it is closed, or if it is no longer what was filed
     * @param reply where the person wants to be reached; null if they do not, or it is closed
     * @param closed when it was closed; null if it is open
     * @param closedBy the name of whoever closed it; null if it is open
     */
    public record Complaint(
            long number,
            Instant time,
            String policy,
            List<String> findings,
            @Nullable String text,
            @Nullable String reply,
            @Nullable Instant closed,
            @Nullable String closedBy) {
        /** Copies the findings. */
        public Complaint {
            findings = List.copyOf(findings);
        }

        /** Returns a text without what it says. */
        @Override
        public String toString() {
            return "Complaint[" + number + "]";
        }
    }

    private final ChainedLog log;
    private final Enclosures enclosures;
    private final Marks marks;

    Complaints(ChainedLog log, Enclosures enclosures, Marks marks) {
        this.log = log;
        this.enclosures = enclosures;
        this.marks = marks;
    }

    /**
     * Takes a complaint.
     *
     * @param text what it says; at most {@link #LONGEST_TEXT} characters
     * @param reply where the person wants to be reached, at most {@link #LONGEST_REPLY} characters; null if they do not
     * @param person who complains; null if that is not known
     * @param policy the SHA-256 of the policy in force
     * @param findings what was found in the hour before, a line each
     * @return the complaint's number
     * @throws IOException if it could not be recorded
     * @throws IllegalArgumentException if a text is too long
     */
    public long file(
            String text, @Nullable String reply, @Nullable DataSubject person, String policy, List<String> findings)
            throws IOException {
        if (text.length() > LONGEST_TEXT || reply != null && reply.length() > LONGEST_REPLY) {
            throw new IllegalArgumentException("a complaint has at most " + LONGEST_TEXT + " characters");
        }
        Map<String, String> said = new LinkedHashMap<>();
        said.put("text", text);
        if (reply != null) {
            said.put("reply", reply);
        }
        Enclosures.Enclosure enclosure = enclosures.put(said);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("enclosure", enclosure.id());
        fields.put("sha256", enclosure.sha256());
        fields.put("policy", policy);
        fields.put("findings", String.join("\n", findings));
        if (person != null) {
            fields.put("person", marks.of(person));
        }
        return log.append(COMPLAINT, fields).number();
    }

    /**
     * Closes a complaint: what it said is erased.
     *
     * @param by the name of whoever closes it
     * @return whether there is an open complaint of this number
     */
    public boolean close(long number, String by) throws IOException {
        List<LogEntry> found =
                log.find(entry -> entry.number() == number && entry.kind().equals(COMPLAINT), 1);
        if (found.isEmpty() || closed().containsKey("" + number)) {
            return false;
        }
        log.append(CLOSED, Map.of("complaint", "" + number, "by", by));
        enclosures.delete(String.valueOf(found.get(0).field("enclosure")));
        return true;
    }

    /** Returns the complaints of a person, the oldest first. */
    public List<Complaint> of(DataSubject person) throws IOException {
        Set<String> all = marks.all(person);
        return complaints(entry -> all.contains(String.valueOf(entry.field("person"))), LIMIT);
    }

    /** Returns the latest complaints, the oldest of them first. */
    public List<Complaint> latest(int limit) throws IOException {
        return complaints(entry -> true, limit);
    }

    private List<Complaint> complaints(Predicate<LogEntry> wanted, int limit) throws IOException {
        Map<String, LogEntry> closed = closed();
        List<Complaint> complaints = new ArrayList<>();
        for (LogEntry entry : log.find(e -> e.kind().equals(COMPLAINT) && wanted.test(e), limit)) {
            LogEntry end = closed.get("" + entry.number());
            Map<String, String> said = end == null
                    ? enclosures.get(String.valueOf(entry.field("enclosure")), String.valueOf(entry.field("sha256")))
                    : Map.of();
            String findings = entry.field("findings");
            complaints.add(new Complaint(
                    entry.number(),
                    entry.time(),
                    String.valueOf(entry.field("policy")),
                    findings == null || findings.isEmpty() ? List.of() : List.of(findings.split("\n", -1)),
                    said.get("text"),
                    said.get("reply"),
                    end == null ? null : end.time(),
                    end == null ? null : end.field("by")));
        }
        return List.copyOf(complaints);
    }

    private Map<String, LogEntry> closed() throws IOException {
        Map<String, LogEntry> closed = new HashMap<>();
        for (LogEntry entry : log.find(e -> e.kind().equals(CLOSED), LIMIT)) {
            closed.put(String.valueOf(entry.field("complaint")), entry);
        }
        return closed;
    }

    /** Returns the ids of what belongs to open complaints. */
    Set<String> enclosed() throws IOException {
        Map<String, LogEntry> closed = closed();
        Set<String> ids = new HashSet<>();
        for (LogEntry entry : log.find(e -> e.kind().equals(COMPLAINT), Integer.MAX_VALUE)) {
            if (!closed.containsKey("" + entry.number())) {
                ids.add(String.valueOf(entry.field("enclosure")));
            }
        }
        return ids;
    }
}
