package dev.pledge.snapshot;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.finding.Findings;
import dev.pledge.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceWatcherTest {
    private static final String A = "file:/lists/a.txt";
    private static final String B = "file:/lists/b.txt";
    private static final Duration INTERVAL = Duration.ofMillis(20);

    private final ListFiles files = new ListFiles();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final SnapshotCompiler compiler =
            new SnapshotCompiler(files, "JSESSIONID", "1", new Findings(10, Clock.systemUTC(), List.of()));
    private @Nullable PlaceWatcher watcher;

    @AfterEach
    void endTheWatch() {
        if (watcher != null) {
            watcher.close();
        }
    }

    @Test
    void aListThatComesChangesAndGoesIsToldOfOnceEach() throws Exception {
        watch(A);
        files.texts.put(A, "one.test");
        assertThat(next()).isEqualTo("one.test");
        files.texts.put(A, "two.test");
        assertThat(next()).isEqualTo("two.test");
        files.texts.remove(A);
        assertThat(next()).isEqualTo("gone");
        assertNothingMore();
    }

    @Test
    void aListThatChangesJustAfterItWasReadIsToldOf() throws Exception {
        files.texts.put(A, "one.test");
        compile(A);
        files.texts.put(A, "two.test");
        watch(A);
        assertThat(next()).isEqualTo("two.test");
        assertNothingMore();
    }

    @Test
    void onlyTheListsOfTheLastPolicyAreWatched() throws Exception {
        files.texts.put(A, "one.test");
        files.texts.put(B, "b.test");
        watch(A);
        compile(B);
        files.texts.put(A, "two.test");
        assertNothingMore();
    }

    @Test
    void theListsOfAPolicyThatIsRefusedAreNotWatchedInstead() throws Exception {
        files.texts.put(A, "one.test");
        files.texts.put(B, "b.test");
        watch(A);
        assertThatThrownBy(() -> compiler.compile(PolicyReader.read(
                        "policy.yaml",
                        "{ ad-servers: { mode: enforce, lists: [\"" + B
                                + "\"] }, statement: { texts: \"file:/none\" } }")))
                .isInstanceOf(IOException.class);

        assertThat(compiler.listsState().lists()).extracting(ListState::name).containsExactly(A);
        files.texts.put(A, "two.test");
        assertThat(next()).isEqualTo("two.test");
        assertNothingMore();
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        files.texts.put(A, "one.test");
        watch(A).close();
        files.texts.put(A, "two.test");
        assertNothingMore();
    }

    @Test
    void textsThatChangeComeAndGoAreToldOfOnceEach(@TempDir Path directory) throws Exception {
        Path english = directory.resolve("words.properties");
        Path german = directory.resolve("words_de.properties");
        Files.writeString(english, "lead = one");
        Files.writeString(directory.resolve("other.properties"), "lead = other");
        SnapshotCompiler withTexts = new SnapshotCompiler(
                new TextFiles(), "JSESSIONID", "1", new Findings(10, Clock.systemUTC(), List.of()));
        Snapshot first = withTexts.compile(
                PolicyReader.read("policy.yaml", "statement: { texts: \"file:" + directory.resolve("words") + "\" }"));
        assertThat(first.texts().of("")).containsEntry("lead", "one");
        watcher = PlaceWatcher.ofTexts(withTexts, INTERVAL, () -> {
            try {
                Snapshot next = withTexts.withTextsOfNow(first);
                told.add(next.texts().of("").get("lead") + " "
                        + next.texts().of("de").get("lead"));
            } catch (IOException e) {
                told.add("gone");
            }
        });

        put(english, "lead = other");
        assertThat(next()).isEqualTo("other null");
        put(german, "lead = zwei");
        assertThat(next()).isEqualTo("other zwei");
        Files.writeString(directory.resolve("other.properties"), "lead = of nobody's interest");
        assertNothingMore();
        Files.delete(german);
        assertThat(next()).isEqualTo("other null");
        Files.delete(english);
        assertThat(next()).isEqualTo("gone");
        put(english, "lead = back");
        assertThat(next()).isEqualTo("back null");
        assertNothingMore();
    }

    /** Opens what is in the file system. */
    private static final class TextFiles implements ListSource {
        @Override
        public List<String> find(String place) {
            return List.of(place);
        }

        @Override
        public InputStream open(String file) throws IOException {
            return Files.newInputStream(Path.of(file.substring(FilePlace.SCHEME.length())));
        }

        @Override
        public Object stamp(String place) {
            return place;
        }
    }

    private PlaceWatcher watch(String place) throws IOException {
        if (compiler.lists().asRead().places().isEmpty()) {
            compile(place);
        }
        PlaceWatcher started = PlaceWatcher.ofLists(compiler, INTERVAL, () -> {
            try {
                compile(place);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            told.add(files.texts.getOrDefault(place, "gone"));
        });
        watcher = started;
        return started;
    }

    private void compile(String place) throws IOException {
        compiler.compile(PolicyReader.read("policy.yaml", "ad-servers: { mode: enforce, lists: [\"" + place + "\"] }"));
    }

    /** Writes a file in one step: written in place, it is empty for a moment, which on a busy machine is two looks long. */
    private static void put(Path file, String text) throws IOException {
        Files.move(Files.writeString(file.resolveSibling("written"), text), file, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private @Nullable String next() throws InterruptedException {
        return told.poll(60, TimeUnit.SECONDS);
    }

    private void assertNothingMore() throws InterruptedException {
        assertThat(told.poll(15 * INTERVAL.toMillis(), TimeUnit.MILLISECONDS)).isNull();
    }
}
