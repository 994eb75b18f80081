package dev.pledge.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileWatcherTest {
    private static final Duration INTERVAL = Duration.ofMillis(40);

    @TempDir
    Path directory;

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private Path file = Path.of("unset");
    private @Nullable FileWatcher watcher;

    @BeforeEach
    void writeTheFile() throws IOException {
        file = directory.resolve("policy.yaml");
        Files.writeString(file, "one");
    }

    @AfterEach
    void endTheWatch() {
        if (watcher != null) {
            watcher.close();
        }
    }

    @Test
    void aChangeIsHandedOnOnce() throws Exception {
        watch(file);
        put("two");
        assertThat(next()).isEqualTo("two");
        put("three, and é");
        assertThat(next()).isEqualTo("three, and é");
        assertNoMore();
    }

    @Test
    void whatTheFileHoldsAtFirstIsNoChangeNorIsATouch() throws Exception {
        watch(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertNoMore();
        put("one");
        assertNoMore();
    }

    @Test
    void aChangeOfSameLengthAndTimeIsSeen() throws Exception {
        FileTime time = Files.getLastModifiedTime(file);
        watch(file);
        // In place, and without cutting it off first.
        Files.writeString(file, "eno", StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, time);
        assertThat(next()).isEqualTo("eno");
    }

    @Test
    void aChangeBetweenReadingAndWatchingIsNotLost() throws Exception {
        watcher = new FileWatcher(file, "zero", INTERVAL, texts::add);
        assertThat(next()).isEqualTo("one");
        assertNoMore();
    }

    @Test
    void aFileThatIsJustBeingWrittenIsLeftToBeFinished() throws Exception {
        int lines = 40;
        long[] begun = new long[lines];
        long[] done = new long[lines];
        watch(file);
        for (int i = 0; i < lines; i++) {
            begun[i] = System.nanoTime();
            Files.writeString(file, "line " + i + "\n", StandardOpenOption.APPEND);
            done[i] = System.nanoTime();
            Thread.sleep(INTERVAL.toMillis() / 4);
        }
        // Where this thread was kept waiting, the file was left alone for as long as a finished one.
        int last = lastLine(next());
        while (last < lines - 1) {
            assertThat(done[last + 1] - begun[last]).isGreaterThanOrEqualTo(INTERVAL.toNanos());
            last = lastLine(next());
        }
        assertNoMore();
    }

    private static int lastLine(@Nullable String handedOn) {
        String text = Objects.requireNonNull(handedOn, "nothing was handed on");
        assertThat(text).startsWith("oneline 0\n").endsWith("\n");
        return Integer.parseInt(text.substring(text.lastIndexOf(' ') + 1).strip());
    }

    @Test
    void aFileThatIsGoneChangesNothingUntilItIsBack() throws Exception {
        watch(file);
        Files.delete(file);
        assertNoMore();
        put("one");
        assertNoMore();
        Files.delete(file);
        put("two");
        assertThat(next()).isEqualTo("two");
    }

    @Test
    void aFileThatAppearsLaterIsAChange() throws Exception {
        Path later = directory.resolve("later.yaml");
        watch(later);
        assertNoMore();
        Files.move(Files.writeString(directory.resolve("other"), "here"), later, ATOMIC_MOVE);
        assertThat(next()).isEqualTo("here");
    }

    @Test
    void aFileRenamedIntoPlaceIsSeen() throws Exception {
        watch(file);
        Path other = Files.writeString(directory.resolve("other"), "two");
        Files.move(other, file, ATOMIC_MOVE, REPLACE_EXISTING);
        assertThat(next()).isEqualTo("two");
    }

    /** Kubernetes mounts policy.yaml -> ..data/policy.yaml, and leads ..data elsewhere by one rename. */
    @Test
    void aLinkThatIsLedElsewhereIsSeen() throws Exception {
        Files.writeString(Files.createDirectory(directory.resolve("..2026_1")).resolve("p.yaml"), "one");
        Files.writeString(Files.createDirectory(directory.resolve("..2026_2")).resolve("p.yaml"), "two");
        Path data = Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_1"));
        Path link = Files.createSymbolicLink(directory.resolve("p.yaml"), Path.of("..data", "p.yaml"));
        watch(link);
        Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..2026_2"));
        Files.move(next, data, ATOMIC_MOVE, REPLACE_EXISTING);
        assertThat(next()).isEqualTo("two");
    }

    @Test
    void whatCannotBeReadIsLeftAndTheWatchGoesOn() throws Exception {
        watch(file);
        put("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        assertNoMore();
        put(new byte[FileWatcher.LARGEST + 1]);
        assertNoMore();
        Files.delete(file);
        Files.createDirectory(file);
        assertNoMore();
        Files.delete(file);
        put("two");
        assertThat(next()).isEqualTo("two");
    }

    private void put(String text) throws IOException {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the file in one step. Written in place it is empty for a moment; on a busy machine that moment can be as long as
     * two looks, and what is found then is handed on as well.
     */
    private void put(byte[] content) throws IOException {
        Path written = Files.write(file.resolveSibling("written"), content);
        Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nothingThatTheReceiverThrowsEndsTheWatch(boolean error) throws Exception {
        watcher = new FileWatcher(file, INTERVAL, text -> {
            texts.add(text);
            if (error) {
                throw new StackOverflowError("this text is too deep");
            }
            throw new IllegalStateException("this text is refused");
        });
        put("bad");
        assertThat(next()).isEqualTo("bad");
        put("good");
        assertThat(next()).isEqualTo("good");
    }

    @Test
    void nothingIsHandedOnAfterTheEnd() throws Exception {
        FileWatcher ended = new FileWatcher(file, INTERVAL, texts::add);
        ended.close();
        ended.close();
        Files.writeString(file, "two");
        assertNoMore();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(t -> t.getName().equals("pledge-watch-policy.yaml"));
    }

    @Test
    void anIntervalIsPositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> new FileWatcher(file, Duration.ZERO, texts::add));
    }

    private void watch(Path path) {
        watcher = new FileWatcher(path, INTERVAL, texts::add);
    }

    private @Nullable String next() throws InterruptedException {
        return texts.poll(60, TimeUnit.SECONDS);
    }

    private void assertNoMore() throws InterruptedException {
        assertThat(texts.poll(INTERVAL.toMillis() * 8, TimeUnit.MILLISECONDS)).isNull();
    }
}
