package dev.pledge.record;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Where a log ends, kept beside it: so an end that is cut off shows. Before lines are written, the file says which is to be
 * the last of them, and so tells after a crash what the log may end with. Its two halves are written in turn, each with a
 * checksum: a half that was torn leaves the other.
 */
final class HeadFile implements Closeable {
    private static final int HALF = 256;
    private static final Pattern TEXT =
            Pattern.compile("([0-9]{18}) ([0-9]{18}) ([0-9a-f]{64}) ([0-9]{18}) ([0-9a-f]{64}) ([0-9a-f]{8}) *\n");

    /**
     * What the file says.
     *
     * @param tip the last line that is certain
     * @param next the last of the lines that were about to be written; the same where none were
     */
    record Head(Tip tip, Tip next) {}

    private record Half(long generation, Head head) {}

    private final FileChannel file;
    private long generation;
    private @Nullable Head head;

    private HeadFile(FileChannel file) {
        this.file = file;
    }

    static HeadFile open(Path path, FileAttribute<?>[] attributes) throws IOException {
        FileChannel channel = FileChannel.open(
                path, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE), attributes);
        HeadFile opened = new HeadFile(channel);
        try {
            opened.head = opened.read();
            return opened;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Returns what the file said when it was opened, or what was written since; null if it said nothing. */
    @Nullable
    Head head() {
        return head;
    }

    /** Returns what the file says now; null if it says nothing. */
    @Nullable
    Head read() throws IOException {
        Half latest = null;
        for (int i = 0; i < 2; i++) {
            Half half = half(i);
            if (half != null && (latest == null || half.generation > latest.generation)) {
                latest = half;
            }
        }
        if (latest == null) {
            return null;
        }
        generation = Math.max(generation, latest.generation);
        return latest.head;
    }

    private @Nullable Half half(int index) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(HALF);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = file.read(bytes, (long) index * HALF + bytes.position());
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
        Matcher m = TEXT.matcher(text);
        if (!m.matches() || !checksum(text.substring(0, m.start(6))).equals(m.group(6))) {
            return null;
        }
        return new Half(
                Long.parseLong(m.group(1)),
                new Head(
                        new Tip(Long.parseLong(m.group(2)), m.group(3)),
                        new Tip(Long.parseLong(m.group(4)), m.group(5))));
    }

    /** @param force whether it must survive the loss of power before this returns */
    void write(Head next, boolean force) throws IOException {
        // If this fails, the half that may be torn is written again next, and not the other one.
        long newer = generation + 1;
        String text = String.format(
                Locale.ROOT,
                "%018d %018d %s %018d %s ",
                newer,
                next.tip.number(),
                next.tip.hash(),
                next.next.number(),
                next.next.hash());
        String line = String.format(Locale.ROOT, "%-" + (HALF - 1) + "s\n", text + checksum(text));
        ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(line);
        long at = newer % 2 * HALF;
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
        if (force) {
            file.force(false);
        }
        generation = newer;
        head = next;
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
