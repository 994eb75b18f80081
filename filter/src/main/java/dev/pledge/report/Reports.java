package dev.pledge.report;

import dev.pledge.history.History;
import dev.pledge.policy.ReportInterval;
import dev.pledge.record.Sha256;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The reports of a site: in a directory, {@code report-NUMBER-PERIOD.json} with its signature in {@code .jws} and the same for
 * readers in {@code .html}. One process has the directory for itself. Safe for use by all threads; to make a report takes a
 * moment.
 */
public final class Reports {
    /** What was counted by a period's end is in the history so long after it. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(Reports.class.getName());

    private final Path directory;
    private final KeyPair key;
    private final ReportContent content;
    private final History history;
    private final Supplier<ReportInterval> every;
    private final Rendering rendering;
    private final Clock clock;

    private Reports(
            Path directory,
            KeyPair key,
            ReportContent content,
            History history,
            Supplier<ReportInterval> every,
            Rendering rendering,
            Clock clock) {
        this.directory = directory;
        this.key = key;
        this.content = content;
        this.history = history;
        this.every = every;
        this.rendering = rendering;
        this.clock = clock;
    }

    /** Writes a report for readers. */
    @FunctionalInterface
    public interface Rendering {
        /**
         * Returns the report as HTML that needs no other file.
         *
         * @param json the report
         * @param signature its signature; empty for none
         */
        byte[] html(byte[] json, String signature) throws IOException;
    }

    /**
     * A report.
     *
     * @param head what it says of itself
     * @param sha256 the SHA-256 of its JSON
     * @param json its file
     */
    public record Report(ReportHead head, String sha256, Path json) {
        /** Returns the file with its signature. */
        public Path signature() {
            return ReportChain.signatureOf(json);
        }

        /** Returns the file for readers. */
        public Path html() {
            String name = json.getFileName().toString();
            return json.resolveSibling(name.substring(0, name.length() - ReportChain.JSON.length()) + ".html");
        }
    }

    /**
     * Opens the reports of a directory, which is made if need be, with the key.
     *
     * @param every how often one is made by {@link #makeDue}
     * @throws IOException if the directory or the key cannot be used; the message names it
     */
    public static Reports open(
            Path directory,
            ReportContent content,
            History history,
            Supplier<ReportInterval> every,
            Rendering rendering,
            Clock clock)
            throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
            if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
            }
        }
        return new Reports(directory, ReportKey.in(directory), content, history, every, rendering, clock);
    }

    /** Returns the id of the key by which reports are signed: its thumbprint (RFC 7638). */
    public String keyId() {
        return Ed25519.id(key.getPublic());
    }

    /** Returns the public key in PEM. */
    public String publicKey() {
        return Ed25519.pem(key.getPublic());
    }

    /**
     * Returns the reports that there are, the latest first; a file that is no report is left out.
     *
     * @throws IOException if they cannot be read
     */
    public List<Report> all() throws IOException {
        List<Report> all = new ArrayList<>();
        for (Path file : ReportChain.files(directory)) {
            byte[] json = Files.readAllBytes(file);
            ReportHead head = ReportHead.of(json);
            if (head != null) {
                all.add(new Report(head, Sha256.hex(json), file));
            }
        }
        all.sort(Comparator.comparingLong((Report report) -> report.head().sequence())
                .reversed());
        return all;
    }

    /**
     * Makes the reports of all periods that have ended and have none, from that in which the history began. To be called now
     * and then, and at the start.
     *
     * @throws IOException if one could not be made; it is made at the next call
     */
    public synchronized void makeDue() throws IOException {
        ReportInterval interval = every.get();
        if (interval == ReportInterval.NEVER) {
            return;
        }
        Instant now = clock.instant();
        List<Report> there = all();
        if (there.size() != ReportChain.files(directory).size()) {
            throw new IOException("a file in " + directory + " is no report; no further one is made while it is there");
        }
        // After a change from months to weeks, or back, no day is left out, though some may be reported twice.
        Instant from =
                there.isEmpty() ? history.since() : there.get(0).head().period().to();
        ReportPeriod period = ReportPeriod.around(from, interval);
        while (!period.to().plus(SETTLED).isAfter(now)) {
            make(period, there.isEmpty() ? null : there.get(0), now);
            there = all();
            period = ReportPeriod.around(period.to(), interval);
        }
        renderMissing(there);
    }

    private void make(ReportPeriod period, @Nullable Report before, Instant now) throws IOException {
        long sequence = before == null ? 1 : before.head().sequence() + 1;
        byte[] json = content.write(period, sequence, before == null ? null : before.sha256(), now);
        Path file = directory.resolve(ReportChain.PREFIX + String.format(Locale.ROOT, "%06d", sequence) + "-"
                + period.name() + ReportChain.JSON);
        // A report is there when its JSON is: whatever ends this before that leaves no report.
        WholeFile.write(ReportChain.signatureOf(file), Jws.sign(key, json) + "\n", false);
        WholeFile.write(file, json, false);
        LOG.log(Level.INFO, "The conformance report {0} for {1} is made.", file.getFileName(), period.name());
    }

    private void renderMissing(List<Report> there) throws IOException {
        for (Report report : there) {
            if (!Files.exists(report.html()) && Files.exists(report.signature())) {
                byte[] html = rendering.html(
                        Files.readAllBytes(report.json()),
                        Files.readString(report.signature(), StandardCharsets.ISO_8859_1)
                                .strip());
                WholeFile.write(report.html(), html, false);
            }
        }
    }

    /**
     * Returns what a report of a period would say now. It has no number and no signature: only what is over can be sworn to,
     * and a chain of reports that overlap would prove less.
     *
     * @throws IOException if the books cannot be read
     */
    public byte[] preview(ReportPeriod period) throws IOException {
        return content.write(period, 0, null, clock.instant());
    }
}
