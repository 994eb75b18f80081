package dev.pledge.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches one text file in UTF-8 and hands on its text whenever that has changed. A thread of its own, a daemon, looks
 * at regular intervals.
 *
 * <p>It compares what the path leads to, not events of its directory: so it sees a file that is renamed into place, and
 * a symbolic link in any part of the path that is led elsewhere, as Kubernetes does with mounted configuration. A change
 * is handed on when two looks in a row have found the same: a file that is just being written is left to be finished. A
 * file that is gone, or cannot be read, changes nothing until it is back.
 *
 * <p>Safe for use by several threads. What is handed on is handed on by the watcher's thread, one text at a time.
 */
public final class FileWatcher implements AutoCloseable {
    /** A text file of configuration is small; what is larger is a mistake, and not to be read into memory. */
    static final int LARGEST = 4 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(FileWatcher.class.getName());

    private final Path file;
    private final Consumer<String> changed;
    private final RepeatedLook looks;

    // Only the watcher's thread uses these once it has been started.
    private @Nullable ByteBuffer known;
    private @Nullable Look last;
    private String lastTrouble = "";

    /** What the path led to at one look; the content is only ever read through copies of the buffer. */
    private record Look(FileTime modified, @Nullable Object fileKey, ByteBuffer content) {}

    /**
     * Begins to watch; what the file holds now, if it is there, is taken as known.
     *
     * @param interval how often to look; a change is handed on two to three looks after it was made
     * @param changed is handed the new text; what it throws is logged, and the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public FileWatcher(Path file, Duration interval, Consumer<String> changed) {
        this(file, null, interval, changed);
    }

    /**
     * Begins to watch; the first text that differs from the known one is a change, also if the file was changed between
     * the moment when that was read and now.
     *
     * @param knownText the text that the caller has read from the file; null to take what it holds now
     * @param interval how often to look; a change is handed on two to three looks after it was made
     * @param changed is handed the new text; what it throws is logged, and the watch goes on
     * @throws IllegalArgumentException if the interval is not positive
     */
    public FileWatcher(Path file, @Nullable String knownText, Duration interval, Consumer<String> changed) {
        this.file = file;
        this.changed = changed;
        Look now = knownText == null ? look() : null;
        known = knownText != null ? StandardCharsets.UTF_8.encode(knownText) : now == null ? null : now.content;
        looks = new RepeatedLook(file.toString(), "pledge-watch-" + file.getFileName(), interval, this::lookAgain);
    }

    /** Ends the watch. Once this has returned nothing more is handed on, unless a call has been under way for seconds. */
    @Override
    public void close() {
        looks.close();
    }

    private void lookAgain() {
        Look now = look();
        if (now != null && now.equals(last) && !now.content.equals(known)) {
            handOn(now.content);
        }
        last = now;
    }

    private void handOn(ByteBuffer content) {
        known = content;
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(content.duplicate())
                    .toString();
        } catch (CharacterCodingException e) {
            trouble("it is not in UTF-8");
            return;
        }
        changed.accept(text);
    }

    /** Returns what the path leads to now, or null if that is nothing that can be read. */
    private @Nullable Look look() {
        try {
            BasicFileAttributes before = Files.readAttributes(file, BasicFileAttributes.class);
            if (!before.isRegularFile() || before.size() > LARGEST) {
                trouble(before.isRegularFile() ? "it is larger than " + LARGEST + " bytes" : "it is no file");
                return null;
            }
            byte[] bytes;
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(LARGEST);
            }
            lastTrouble = "";
            return new Look(before.lastModifiedTime(), before.fileKey(), ByteBuffer.wrap(bytes));
        } catch (NoSuchFileException e) {
            trouble("it is gone");
        } catch (IOException | SecurityException e) {
            trouble(e.toString());
        }
        return null;
    }

    private void trouble(String why) {
        if (!why.equals(lastTrouble)) {
            lastTrouble = why;
            LOG.log(Level.WARNING, "{0} is watched, but {1}; what was read before stays", file, why);
        }
    }
}
