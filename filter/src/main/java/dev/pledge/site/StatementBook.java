package dev.pledge.site;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pledge.finding.KeptOut;
import dev.pledge.policy.PolicyDigest;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the statement tells of the past: since when the policy has held, and how much was kept out of pages. It is written to
 * a file of the records' directory twice a minute and at the end, and read from it at the start; without a directory it
 * begins anew. Safe for use by all threads.
 */
public final class StatementBook implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StatementBook.class.getName());
    private static final String NAME = "statement.json";
    private static final long INTERVAL_MILLIS = 30_000;
    private static final int MOST_BYTES = 64 * 1024;

    private final JsonFactory json = new JsonFactory();
    private final @Nullable Path file;
    private final KeptOut keptOut;
    private final PolicyHistory history;
    private final Supplier<PolicyDigest> holds;
    private final Thread writer;
    private volatile boolean closed;
    private String written = "";

    /**
     * Opens the book.
     *
     * @param directory the records' directory, which is made if need be; null for none
     * @param keptOut counts from now on
     * @param holds tells the digest of the policy that holds
     * @throws IOException if the directory cannot be made, or the file cannot be read
     */
    public StatementBook(@Nullable Path directory, KeptOut keptOut, Supplier<PolicyDigest> holds, Clock clock)
            throws IOException {
        this.keptOut = keptOut;
        this.history = new PolicyHistory(clock);
        this.holds = holds;
        this.file =
                directory == null ? null : Files.createDirectories(directory).resolve(NAME);
        if (file != null && Files.exists(file)) {
            read(file);
        }
        this.writer = new Thread(this::writeNowAndThen, "pledge-statement");
        this.writer.setDaemon(true);
    }

    /** Begins to write. */
    public void start() {
        history.since(holds.get());
        writer.start();
    }

    /** Returns how much was kept out of pages. */
    KeptOut keptOut() {
        return keptOut;
    }

    /** Returns since when a policy holds that holds now. */
    LocalDate since(PolicyDigest digest) {
        return history.since(digest);
    }

    private void writeNowAndThen() {
        try {
            while (!closed) {
                Thread.sleep(INTERVAL_MILLIS);
                save();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what is known, if it is anything new. A failure is logged: the statement goes on without it. */
    synchronized void save() {
        history.since(holds.get());
        if (file == null) {
            return;
        }
        try {
            String text = text();
            if (!text.equals(written)) {
                Path next = Files.writeString(file.resolveSibling(NAME + ".next"), text);
                Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                written = text;
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "What the privacy statement tells of the past could not be written", e);
        }
    }

    private String text() throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartObject();
            PolicyHistory.Entry policy = history.current();
            if (policy != null) {
                out.writeObjectFieldStart("policy");
                out.writeStringField("sha-256", policy.digest().hex());
                out.writeStringField("since", policy.since().toString());
                out.writeEndObject();
            }
            out.writeObjectFieldStart("kept-out");
            out.writeStringField("since", keptOut.since().toString());
            out.writeObjectFieldStart("days");
            for (Map.Entry<LocalDate, Long> day : keptOut.byDay().entrySet()) {
                out.writeNumberField(day.getKey().toString(), day.getValue());
            }
            out.writeEndObject();
            out.writeEndObject();
            out.writeEndObject();
        }
        return text.toString();
    }

    /** A file that was damaged is no reason not to start: counting begins anew. */
    private void read(Path existing) throws IOException {
        byte[] bytes = Files.readAllBytes(existing);
        Map<String, String> values = new HashMap<>();
        Map<LocalDate, Long> days = new HashMap<>();
        try (JsonParser in = json.createParser(bytes.length > MOST_BYTES ? new byte[0] : bytes)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                String at = in.getParsingContext().pathAsPointer().toString();
                if (token == JsonToken.VALUE_STRING) {
                    values.put(at, in.getText());
                } else if (token == JsonToken.VALUE_NUMBER_INT && at.startsWith("/kept-out/days/")) {
                    days.put(LocalDate.parse(in.currentName()), Math.max(0, in.getLongValue()));
                }
            }
            String digest = values.get("/policy/sha-256");
            String since = values.get("/policy/since");
            String counted = values.get("/kept-out/since");
            if (digest != null && since != null) {
                history.restore(new PolicyHistory.Entry(new PolicyDigest(digest), LocalDate.parse(since)));
            }
            if (counted != null) {
                keptOut.addBefore(LocalDate.parse(counted), days);
            }
        } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} is damaged; what the privacy statement tells of the past begins anew: {1}",
                    existing,
                    e.getMessage());
        }
    }

    /** Writes for the last time. */
    @Override
    public void close() {
        closed = true;
        writer.interrupt();
        save();
    }
}
