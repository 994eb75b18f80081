package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A journal's directory: {@code lock}, held by the process that uses it, which {@code owner} names; {@code node}, the
 * node's id; {@code erasures}, the pseudonyms that the store is still to forget, one a line; {@code segment-…}, with the
 * number in 16 hexadecimal digits; {@code spare-…}, blank; {@code …unreadable}, what was set aside.
 */
final class JournalDirectory implements Closeable {
    private static final Logger LOG = System.getLogger(JournalDirectory.class.getName());
    private static final String SEGMENT = "segment-";
    private static final String SPARE = "spare-";
    private static final String ERASURES = "erasures";
    private static final String NEW = ".new";
    private static final String SET_ASIDE = ".unreadable";

    private final DirectoryLock lock;
    private final Path path;

    private JournalDirectory(DirectoryLock lock) {
        this.lock = lock;
        this.path = lock.path();
    }

    /**
     * Makes the directory if it is not there, and locks it.
     *
     * @throws IOException if another has it, or it cannot be made or written to
     */
    static JournalDirectory open(Path path) throws IOException {
        return new JournalDirectory(DirectoryLock.acquire(path, "journal"));
    }

    /** Returns the id of the node; makes one if there is none. */
    NodeId node() throws IOException {
        Path file = path.resolve("node");
        if (Files.exists(file)) {
            NodeId node = NodeId.parse(
                    Files.readString(file, StandardCharsets.ISO_8859_1).strip());
            if (node != null) {
                return node;
            }
            LOG.log(Level.WARNING, "journal: " + file + " holds no id of a node; this is a new node from now on");
            setAside(file);
        }
        NodeId node = NodeId.random(new SecureRandom());
        write(file, node + "\n");
        return node;
    }

    /** Writes a file so that it is there whole, or as it was. */
    private void write(Path file, String text) throws IOException {
        Path made = file.resolveSibling(file.getFileName() + NEW);
        Files.deleteIfExists(made);
        Files.createFile(made, ownerOnly());
        try (FileChannel channel = FileChannel.open(made, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Returns whom the store is still to forget. */
    Set<Pseudonym> erasures() throws IOException {
        Files.deleteIfExists(path.resolve(ERASURES + NEW));
        Path file = path.resolve(ERASURES);
        if (!Files.exists(file)) {
            return Set.of();
        }
        Set<Pseudonym> persons = new HashSet<>();
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
            NodeId bits = NodeId.parse(line);
            if (bits == null) {
                LOG.log(Level.WARNING, "journal: a line of " + file + " is damaged: somebody may not be forgotten");
            } else {
                persons.add(new Pseudonym(bits.high(), bits.low()));
            }
        }
        return Set.copyOf(persons);
    }

    /** Keeps whom the store is still to forget; when it returns, that survives the loss of power. */
    void keepErasures(Set<Pseudonym> persons) throws IOException {
        Path file = path.resolve(ERASURES);
        if (persons.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            StringBuilder lines = new StringBuilder();
            for (Pseudonym person : persons) {
                lines.append(new NodeId(person.high(), person.low())).append('\n');
            }
            write(file, lines.toString());
        }
        force();
    }

    /** Returns the files of segments by number, and deletes those that hold nothing. */
    NavigableMap<Long, Path> segments() throws IOException {
        NavigableMap<Long, Path> segments = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (name.startsWith(SPARE) || isSegment(name) && Files.size(file) == 0) {
                    Files.deleteIfExists(file);
                } else if (isSegment(name)) {
                    segments.put(HexFormat.fromHexDigitsToLong(name, SEGMENT.length(), name.length()), file);
                } else if (!name.equals(DirectoryLock.LOCK)
                        && !name.equals(DirectoryLock.OWNER)
                        && !name.startsWith("node")
                        && !name.equals(ERASURES)
                        && !name.endsWith(SET_ASIDE)) {
                    LOG.log(Level.WARNING, "journal: " + file + " does not belong here and is left alone");
                }
            }
        }
        return segments;
    }

    private static boolean isSegment(String name) {
        return name.length() == SEGMENT.length() + 16
                && name.startsWith(SEGMENT)
                && name.substring(SEGMENT.length()).chars().allMatch(HexFormat::isHexDigit);
    }

    /** Renames a file that cannot be read, so that it is not tried again and somebody can look at it. */
    void setAside(Path file) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + SET_ASIDE);
        Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        LOG.log(Level.WARNING, "journal: " + file + " cannot be read and is set aside as " + aside.getFileName());
    }

    /** Blanks a person in what was set aside; returns whether it was there. */
    boolean eraseSetAside(Pseudonym[] person) throws IOException {
        boolean found = false;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*" + SET_ASIDE)) {
            for (Path file : files) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                    long size = Math.min(channel.size(), Integer.MAX_VALUE);
                    found |= RawErasure.erase(
                            channel.map(MapMode.READ_WRITE, 0, size).order(ByteOrder.LITTLE_ENDIAN), person);
                }
            }
        }
        return found;
    }

    Path segment(long number) {
        return path.resolve(SEGMENT + HexFormat.of().toHexDigits(number));
    }

    Path spare(long number) {
        return path.resolve(SPARE + number);
    }

    /** Returns what makes a file that nobody else may read. */
    FileAttribute<?>[] ownerOnly() {
        return lock.ownerOnly();
    }

    /** Makes new names survive the loss of power, where the system can. */
    void force() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "journal: " + path + " cannot be forced, as on Windows", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
