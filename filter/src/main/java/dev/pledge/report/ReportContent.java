package dev.pledge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pledge.finding.Kind;
import dev.pledge.history.Bucket;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.history.PolicyRevision;
import dev.pledge.policy.Mode;
import dev.pledge.policy.OwnWord;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.subject.Books;
import dev.pledge.subject.Disclosures.Recipient;
import dev.pledge.subject.Requests.Request;
import dev.pledge.subject.Requests.What;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes what a period came to, as JSON in UTF-8. What it tells is from the history and the books; no person is in it. */
public final class ReportContent {
    /** What the document says that it is. */
    static final String FORMAT = "pledge-report/1";

    private static final int REQUESTS = 100_000;

    private final JsonFactory json = new JsonFactory();
    private final History history;
    private final Books books;
    private final Supplier<Policy> policy;
    private final String version;
    private final int latest;

    /**
     * Makes a writer of reports.
     *
     * @param policy that holds when a report is made: whose site it is; modes and own words are of the last that held in the
     *     period
     * @param version Pledge's own
     */
    public ReportContent(History history, Books books, Supplier<Policy> policy, String version) {
        this(history, books, policy, version, REQUESTS);
    }

    /** @param latest how many requests are looked at, and all that wait for their answer besides */
    ReportContent(History history, Books books, Supplier<Policy> policy, String version, int latest) {
        this.latest = latest;
        this.history = history;
        this.books = books;
        this.policy = policy;
        this.version = version;
    }

    /**
     * Writes a report.
     *
     * @param sequence its number in the chain; 0 for one that is in none
     * @param previous the SHA-256 of the report before; null for the first
     * @param made when it is made
     * @throws IOException if the books cannot be read
     */
    byte[] write(ReportPeriod period, long sequence, @Nullable String previous, Instant made) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            head(out, period, sequence, previous, made);
            Policy now = policy.get();
            site(out, now);
            policies(out, period);
            Policy held = LastPolicy.before(period.to(), history.policies(), now);
            Bucket sum = history.sum(period.from(), period.to());
            promises(out, held, sum);
            requests(out, sum);
            accesses(out, sum);
            disclosures(out, period, sum);
            persons(out, period, made);
            deletions(out, sum);
            ownWords(out, held.statement());
            out.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private void head(JsonGenerator out, ReportPeriod period, long sequence, @Nullable String previous, Instant now)
            throws IOException {
        out.writeStringField("format", FORMAT);
        out.writeNumberField("sequence", sequence);
        out.writeStringField("previous-sha-256", previous);
        out.writeObjectFieldStart("period");
        out.writeStringField("name", period.name());
        out.writeStringField("from", period.from().toString());
        out.writeStringField("to", period.to().toString());
        out.writeEndObject();
        out.writeStringField("made", Instant.ofEpochSecond(now.getEpochSecond()).toString());
        out.writeStringField("by", "Pledge " + version);
        out.writeStringField(
                "counted-since",
                Instant.ofEpochSecond(history.since().getEpochSecond()).toString());
    }

    private static void site(JsonGenerator out, Policy policy) throws IOException {
        out.writeObjectFieldStart("site");
        out.writeStringField("name", policy.site().name());
        out.writeStringField("operator", policy.site().operator());
        out.writeEndObject();
    }

    /** Those that held at any moment of the period, the earliest first. */
    private void policies(JsonGenerator out, ReportPeriod period) throws IOException {
        out.writeArrayFieldStart("policies");
        List<PolicyRevision> all = history.policies();
        for (int i = all.size() - 1; i >= 0; i--) {
            PolicyRevision held = all.get(i);
            Instant until = i == 0 ? null : all.get(i - 1).since();
            if (held.since().isBefore(period.to()) && (until == null || until.isAfter(period.from()))) {
                out.writeStartObject();
                out.writeStringField("revision", held.revision());
                out.writeStringField("sha-256", held.digest());
                out.writeStringField("since", held.since().toString());
                out.writeStringField("until", until == null ? null : until.toString());
                out.writeEndObject();
            }
        }
        out.writeEndArray();
    }

    private static void promises(JsonGenerator out, Policy policy, Bucket sum) throws IOException {
        out.writeArrayFieldStart("promises");
        for (Promise promise : Promise.values()) {
            out.writeStartObject();
            out.writeStringField("promise", promise.section());
            out.writeStringField("mode", policy.scope(promise).mode().key());
            out.writeArrayFieldStart("findings");
            for (Kind kind : Kind.values()) {
                if (kind.promise() == promise) {
                    out.writeStartObject();
                    out.writeStringField("kind", kind.key());
                    long enforced = sum.count(Counter.finding(kind, Mode.ENFORCE));
                    long reported = sum.count(Counter.finding(kind, Mode.REPORT));
                    boolean prevented = kind.isPrevented(Mode.ENFORCE);
                    out.writeNumberField("prevented", prevented ? enforced : 0);
                    out.writeNumberField("only-seen", prevented ? reported : reported + enforced);
                    out.writeEndObject();
                }
            }
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void requests(JsonGenerator out, Bucket sum) throws IOException {
        out.writeObjectFieldStart("requests");
        for (String outcome : List.of("unchanged", "changed", "redirected", "refused")) {
            out.writeNumberField(outcome, sum.count(new Counter("request", outcome, "")));
        }
        out.writeNumberField("median-micros", sum.times().percentile(0.5).toNanos() / 1_000);
        out.writeNumberField("p99-micros", sum.times().percentile(0.99).toNanos() / 1_000);
        out.writeEndObject();
    }

    private static void accesses(JsonGenerator out, Bucket sum) throws IOException {
        long answered = sum.count(Counter.ACCESSES_ANSWERED);
        long recorded = sum.count(Counter.ACCESSES_RECORDED);
        out.writeObjectFieldStart("accesses");
        out.writeNumberField("answered", answered);
        out.writeNumberField("recorded", recorded);
        out.writeNumberField("lost", sum.count(Counter.ACCESSES_LOST));
        out.writeNumberField("difference", answered - recorded);
        out.writeEndObject();
    }

    private void disclosures(JsonGenerator out, ReportPeriod period, Bucket sum) throws IOException {
        out.writeObjectFieldStart("disclosures");
        out.writeArrayFieldStart("released");
        List<Map.Entry<Recipient, Long>> released =
                books.disclosures().counts(period.from(), period.to()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(
                                Comparator.comparing(Recipient::partner).thenComparing(Recipient::purpose)))
                        .toList();
        for (Map.Entry<Recipient, Long> entry : released) {
            out.writeStartObject();
            out.writeStringField("partner", entry.getKey().partner());
            out.writeStringField("purpose", entry.getKey().purpose());
            out.writeNumberField("count", entry.getValue());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayFieldStart("refused");
        List<Counter> refused = sum.counts().keySet().stream()
                .filter(counter -> counter.group().equals("disclosure-refused"))
                .sorted(Comparator.comparing(Counter::name))
                .toList();
        for (Counter counter : refused) {
            out.writeStartObject();
            out.writeStringField("reason", counter.name());
            out.writeNumberField("count", sum.count(counter));
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private void persons(JsonGenerator out, ReportPeriod period, Instant now) throws IOException {
        List<Request> all = requests();
        ZoneId zone = books.keep().zone();
        out.writeObjectFieldStart("requests-of-persons");
        out.writeArrayFieldStart("received");
        for (What what : What.values()) {
            Answering answering = Answering.of(what, all, period.from(), period.to(), now, zone);
            out.writeStartObject();
            out.writeStringField("what", what.key());
            out.writeNumberField("received", answering.received());
            out.writeNumberField("answered", answering.answered());
            out.writeNumberField("late", answering.late());
            out.writeNumberField("median-seconds", answering.median().toSeconds());
            out.writeNumberField("longest-seconds", answering.longest().toSeconds());
            out.writeEndObject();
        }
        out.writeEndArray();
        Instant end = period.to().isBefore(now) ? period.to() : now;
        out.writeNumberField("overdue-at-end", Answering.overdue(all, end, zone));
        out.writeEndObject();
    }

    private List<Request> requests() throws IOException {
        Map<Long, Request> all = new TreeMap<>();
        books.requests().open().forEach(request -> all.put(request.number(), request));
        books.requests().latest(latest).forEach(request -> all.put(request.number(), request));
        return List.copyOf(all.values());
    }

    private static void deletions(JsonGenerator out, Bucket sum) throws IOException {
        out.writeObjectFieldStart("deletions");
        out.writeNumberField("days-of-statistics", sum.count(new Counter("deletion", "statistics", "aggregate-days")));
        out.writeNumberField(
                "days-of-accesses-of-persons", sum.count(new Counter("deletion", "statistics", "person-days")));
        out.writeNumberField("records", sum.count(new Counter("deletion", "records", "")));
        out.writeEndObject();
    }

    private static void ownWords(JsonGenerator out, @Nullable StatementPolicy statement) throws IOException {
        out.writeArrayFieldStart("not-checked-by-machine");
        for (OwnWord word : statement == null ? List.<OwnWord>of() : statement.ownWords()) {
            out.writeStartObject();
            out.writeStringField("title", word.title().in("en"));
            out.writeStringField("text", word.text().in("en"));
            out.writeStringField("by", word.by());
            out.writeStringField("date", word.date().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
