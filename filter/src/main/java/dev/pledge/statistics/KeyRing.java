package dev.pledge.statistics;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys that pseudonyms are made with. Whoever has no account gets one under the key of the current epoch, which is
 * {@value #EPOCH_DAYS} days long, the same for all nodes; once nothing may be kept any more of what was recorded under a
 * key, it is destroyed, and what may be left somewhere, in a backup say, can be tied to nobody. Whoever is signed in has a
 * pseudonym under a key of its own that stays, so that all that is held about them is found.
 *
 * <p>Safe for use by all threads: {@link #turn} reads and writes files, everything else only looks at memory.
 */
public final class KeyRing {
    /** How long a key is used for new visitors, in days. */
    public static final int EPOCH_DAYS = 30;

    private static final String PRINCIPALS = "principals.key";
    private static final Pattern EPOCH = Pattern.compile("epoch-([0-9]{1,9})\\.key");

    private final @Nullable Path directory;
    private final int daysKept;
    private final Clock clock;
    private final Pseudonyms principals;
    private volatile Map<Long, Pseudonyms> epochs = Map.of();

    private KeyRing(@Nullable Path directory, int daysKept, Clock clock, Pseudonyms principals) {
        this.directory = directory;
        this.daysKept = daysKept;
        this.clock = clock;
        this.principals = principals;
    }

    /**
     * Opens the ring in a directory, which is made if need be. Several nodes can share one.
     *
     * @param daysKept how many days what a person did is kept, at most; from 1
     * @throws IOException if a key cannot be read or made; the message names its file
     */
    public static KeyRing in(Path directory, int daysKept, Clock clock) throws IOException {
        Files.createDirectories(directory);
        Pseudonyms principals = new Pseudonyms(KeyFile.readOrCreate(directory.resolve(PRINCIPALS)));
        KeyRing ring = new KeyRing(directory, daysKept, clock, principals);
        ring.turn();
        return ring;
    }

    /** Returns a ring that is held in memory only: after a restart nobody is recognised. */
    public static KeyRing inMemory(int daysKept, Clock clock) {
        KeyRing ring = new KeyRing(null, daysKept, clock, Pseudonyms.withNewKey());
        try {
            ring.turn();
        } catch (IOException e) {
            throw new IllegalStateException("memory needs no files", e);
        }
        return ring;
    }

    /** Returns the pseudonym of somebody who is signed in under this name. */
    public Pseudonym ofPrincipal(String name) {
        return principals.ofPrincipal(name);
    }

    /**
     * Returns the pseudonym that whoever has the session of this id has at a moment; null if there is no key for that
     * time.
     */
    public @Nullable Pseudonym ofSession(String id, long epochMillis) {
        Pseudonyms epoch = epochs.get(epochOf(Math.floorDiv(epochMillis, 86_400_000L)));
        return epoch == null ? null : epoch.ofSession(id);
    }

    /** Returns all pseudonyms that whoever has the session of this id may have had. */
    public List<Pseudonym> everOfSession(String id) {
        List<Pseudonym> all = new ArrayList<>();
        for (Pseudonyms epoch : epochs.values()) {
            all.add(epoch.ofSession(id));
        }
        return all;
    }

    /** Returns how many keys a range of days lies under, both ends included. */
    public static int epochs(LocalDate from, LocalDate to) {
        return (int) Math.max(1, epochOf(to.toEpochDay()) - epochOf(from.toEpochDay()) + 1);
    }

    /**
     * Makes the key of today's epoch, and of tomorrow's, if another node has not; and destroys those under which nothing
     * is held any more. To be called every hour or so.
     *
     * @throws IOException if a key cannot be read, made or destroyed; the others are what they should be
     */
    public synchronized void turn() throws IOException {
        long today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
        Map<Long, Pseudonyms> next = new TreeMap<>();
        for (long epoch = firstKept(today); epoch <= epochOf(today + 1); epoch++) {
            Pseudonyms known = epochs.get(epoch);
            boolean current = epoch >= epochOf(today);
            if (known == null) {
                known = find(epoch, current);
            }
            if (known != null) {
                next.put(epoch, known);
            }
        }
        epochs = Map.copyOf(next);
        destroyBefore(firstKept(today));
    }

    private @Nullable Pseudonyms find(long epoch, boolean make) throws IOException {
        if (directory == null) {
            return make ? Pseudonyms.withNewKey() : null;
        }
        Path file = directory.resolve("epoch-" + epoch + ".key");
        return make || Files.exists(file) ? new Pseudonyms(KeyFile.readOrCreate(file)) : null;
    }

    private void destroyBefore(long firstKept) throws IOException {
        if (directory == null) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Matcher name = EPOCH.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && Long.parseLong(name.group(1)) < firstKept) {
                    KeyFile.destroy(file);
                }
            }
        }
    }

    /** The oldest epoch of which something may be held: the one that the first kept day is in. */
    private long firstKept(long today) {
        return epochOf(today - daysKept + 1);
    }

    private static long epochOf(long day) {
        return Math.floorDiv(day, EPOCH_DAYS);
    }
}
