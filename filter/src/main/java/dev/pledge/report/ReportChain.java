package dev.pledge.report;

import dev.pledge.record.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks reports: that each is signed, that they are numbered without a gap, and that each names the one before. An end that is
 * cut off does not show, nor does a whole new chain by a new key: whoever wants to know keeps the key, and the number and the
 * SHA-256 of the last.
 */
public final class ReportChain {
    /** How files of reports begin. */
    static final String PREFIX = "report-";

    /** How files of reports end. */
    static final String JSON = ".json";

    /** How files of signatures end. */
    static final String JWS = ".jws";

    private static final long LARGEST = 16 << 20;

    private final @Nullable PublicKey trusted;
    private final Map<Path, Map<String, PublicKey>> keysBeside = new HashMap<>();

    private ReportChain(@Nullable PublicKey trusted) {
        this.trusted = trusted;
    }

    /**
     * What was found.
     *
     * @param reports how many reports are as they should be, from the first on
     * @param last the last of them; null for none
     * @param lastSha256 the SHA-256 of that one; empty for none
     * @param keys the ids of the keys that they are signed by
     * @param fault the first thing that is wrong; null if nothing is
     */
    public record Checked(
            int reports,
            @Nullable ReportHead last,
            String lastSha256,
            Set<String> keys,
            @Nullable Fault fault) {}

    /**
     * Something that is wrong.
     *
     * @param file where
     * @param reason what
     */
    public record Fault(Path file, String reason) {
        @Override
        public String toString() {
            return file + ": " + reason;
        }
    }

    /**
     * Checks all reports of a directory, which begin with number 1.
     *
     * @param key the public key in PEM by which all are to be signed; null for those beside the reports
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if the key is none
     */
    public static Checked ofDirectory(Path directory, @Nullable String key) throws IOException {
        ReportChain chain = of(key);
        return chain.check(files(directory), true);
    }

    /** Checks some reports, which may begin anywhere. */
    public static Checked ofFiles(List<Path> files, @Nullable String key) throws IOException {
        return of(key).check(files, false);
    }

    private static ReportChain of(@Nullable String key) {
        return new ReportChain(key == null ? null : Ed25519.publicKey(key));
    }

    /** Returns the files of the reports in a directory. */
    static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(file -> {
                        String name = file.getFileName().toString();
                        return name.startsWith(PREFIX) && name.endsWith(JSON);
                    })
                    .sorted()
                    .toList();
        }
    }

    private static final class Read {
        private final Path file;
        private final byte[] bytes;
        private final ReportHead head;

        Read(Path file, byte[] bytes, ReportHead head) {
            this.file = file;
            this.bytes = bytes;
            this.head = head;
        }
    }

    private Checked check(List<Path> files, boolean fromTheFirst) throws IOException {
        List<Read> all = new ArrayList<>();
        Fault unreadable = null;
        for (Path file : files) {
            byte[] bytes = Files.size(file) > LARGEST ? new byte[0] : Files.readAllBytes(file);
            ReportHead head = ReportHead.of(bytes);
            if (head != null) {
                all.add(new Read(file, bytes, head));
            } else if (unreadable == null) {
                unreadable = new Fault(file, "this is no report");
            }
        }
        all.sort(Comparator.comparingLong((Read read) -> read.head.sequence()).thenComparing((Read read) -> read.file));
        Set<String> keys = new LinkedHashSet<>();
        Read before = null;
        int right = 0;
        for (Read read : all) {
            Fault fault = signature(read, keys);
            fault = fault == null ? place(read, before, fromTheFirst) : fault;
            if (fault != null) {
                // Where one cannot be read, the one after it seems to be out of place.
                boolean earlier = unreadable != null && unreadable.file.compareTo(fault.file) < 0;
                return checked(right, before, keys, earlier ? unreadable : fault);
            }
            before = read;
            right++;
        }
        return checked(right, before, keys, unreadable);
    }

    private static Checked checked(int right, @Nullable Read last, Set<String> keys, @Nullable Fault fault) {
        return new Checked(
                right, last == null ? null : last.head, last == null ? "" : Sha256.hex(last.bytes), keys, fault);
    }

    private static @Nullable Fault place(Read read, @Nullable Read before, boolean fromTheFirst) {
        ReportHead head = read.head;
        if (before == null) {
            boolean first = head.sequence() == 1;
            if (!first && fromTheFirst) {
                return new Fault(read.file, "it is number " + head.sequence() + ", those before it are missing");
            }
            return first == (head.previous() == null) ? null : new Fault(read.file, "only number 1 has none before it");
        }
        long next = before.head.sequence() + 1;
        if (head.sequence() != next) {
            return new Fault(read.file, "it is number " + head.sequence() + ", expected number " + next);
        }
        return Sha256.hex(before.bytes).equals(head.previous())
                ? null
                : new Fault(read.file, "it names another report before it than " + before.file.getFileName());
    }

    private @Nullable Fault signature(Read read, Set<String> keys) throws IOException {
        Jws jws;
        try {
            jws = Jws.parse(Files.readString(signatureOf(read.file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return new Fault(
                    read.file, "there is no signature " + signatureOf(read.file).getFileName());
        }
        if (jws == null) {
            return new Fault(read.file, "what is in " + signatureOf(read.file).getFileName() + " is no signature");
        }
        PublicKey key = key(read.file, jws.keyId());
        if (key == null) {
            return new Fault(
                    read.file,
                    "it is signed by the key " + jws.keyId() + ", which is not "
                            + (trusted == null ? "beside it" : "the one given"));
        }
        keys.add(jws.keyId());
        return jws.isOf(read.bytes, key) ? null : new Fault(read.file, "it is not what was signed");
    }

    static Path signatureOf(Path report) {
        String name = report.getFileName().toString();
        String bare = name.endsWith(JSON) ? name.substring(0, name.length() - JSON.length()) : name;
        return report.resolveSibling(bare + JWS);
    }

    private @Nullable PublicKey key(Path file, String id) throws IOException {
        PublicKey given = trusted;
        if (given != null) {
            return Ed25519.id(given).equals(id) ? given : null;
        }
        Path directory = file.toAbsolutePath().resolveSibling("");
        Map<String, PublicKey> beside = keysBeside.get(directory);
        if (beside == null) {
            beside = keysIn(directory);
            keysBeside.put(directory, beside);
        }
        return beside.get(id);
    }

    private static Map<String, PublicKey> keysIn(Path directory) throws IOException {
        Map<String, PublicKey> keys = new HashMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                if (name.startsWith(ReportKey.PUBLIC) && name.endsWith(ReportKey.PEM)) {
                    try {
                        PublicKey key = Ed25519.publicKey(Files.readString(file));
                        keys.put(Ed25519.id(key), key);
                    } catch (IllegalArgumentException e) {
                        throw new IOException(file + ": " + e.getMessage(), e);
                    }
                }
            }
        }
        return keys;
    }
}
