package dev.pledge.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is done to the lines of a log, it shows: while the log is in use, and at the next start and ever after. */
class TamperingPropertyTest {
    private static final int LINES = 12;

    /** What an attacker does who does not make the whole log anew. */
    enum Attack {
        FLIP,
        REMOVE,
        MOVE,
        REPEAT,
        INSERT,
        CUT_END,
        CUT_BYTES,
        ADD_END,
        ADD_BYTES,
        REMOVE_BEGINNING
    }

    private static final List<Path> MADE = new ArrayList<>();

    @BeforeContainer
    static void makeLog() throws IOException {
        Path directory = Files.createTempDirectory("tampering");
        MADE.add(directory);
        write(directory);
    }

    private static void write(Path directory) throws IOException {
        try (ChainedLog log = ChainedLog.open(directory, new SetClock())) {
            for (int i = 0; i < LINES; i++) {
                log.append("disclosure", Map.of("partner", "Acme", "subject", "" + i * 7919));
            }
        }
    }

    @AfterContainer
    static void deleteAll() throws IOException {
        for (Path directory : MADE) {
            delete(directory);
        }
    }

    private static Path parent(Path directory) {
        return Objects.requireNonNull(directory.getParent());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Property(tries = 250)
    void everyChangeShows(@ForAll Attack attack, @ForAll long seed) throws IOException {
        Path directory = RecordFiles.copy(
                MADE.get(0), Files.createTempDirectory("tampered").resolve("records"));
        try {
            Path file = RecordFiles.log(directory);
            byte[] before = Files.readAllBytes(file);
            byte[] after = attacked(before, attack, new Random(seed));
            Files.write(file, after);
            for (int start = 0; start < 3; start++) {
                try (ChainedLog log = ChainedLog.open(directory, new SetClock())) {
                    assertThat(log.verify().fault()).as("start " + start).isNotNull();
                    log.append("disclosure", Map.of());
                    assertThat(log.verify().fault()).as("start " + start).isNotNull();
                }
            }
        } finally {
            delete(parent(directory));
        }
    }

    @Property(tries = 60)
    void aChangeWhileTheLogIsInUseShows(@ForAll Attack attack, @ForAll long seed) throws IOException {
        Path directory = Files.createTempDirectory("tampered");
        try (ChainedLog log = ChainedLog.open(directory, new SetClock())) {
            for (int i = 0; i < 5; i++) {
                log.append("disclosure", Map.of("n", "" + i));
            }
            assertThat(log.verify().fault()).isNull();
            Path file = RecordFiles.log(directory);
            Files.write(file, attacked(Files.readAllBytes(file), attack, new Random(seed)));
            assertThat(log.verify().fault()).isNotNull();
        } finally {
            delete(directory);
        }
    }

    /** A head is part of the log: a log that ends where an older head says is not believed for that. */
    @Property(tries = 30)
    void anEndThatIsCutOffTogetherWithTheHeadShowsInANotedTip(@ForAll @IntRange(min = 1, max = 11) int lines)
            throws IOException {
        Path directory = Files.createTempDirectory("noted");
        try {
            Path early;
            Tip noted;
            try (ChainedLog log = ChainedLog.open(directory.resolve("records"), new SetClock())) {
                for (int i = 0; i < lines; i++) {
                    log.append("kind", Map.of("n", "" + i));
                }
                early = RecordFiles.copy(directory.resolve("records"), directory.resolve("early"));
                log.append("kind", Map.of());
                noted = log.tip();
            }
            try (ChainedLog log = ChainedLog.open(early, new SetClock())) {
                assertThat(log.verify().fault()).isNull();
                assertThat(log.tip()).isNotEqualTo(noted);
                assertThat(log.append("kind", Map.of("other", "")).number()).isEqualTo(noted.number());
                assertThat(log.tip().hash()).isNotEqualTo(noted.hash());
            }
        } finally {
            delete(directory);
        }
    }

    @Property(tries = 60)
    void aHeadThatIsChangedShowsOrIsOfNoConsequence(@ForAll @IntRange(max = 511) int at, @ForAll byte mask)
            throws IOException {
        Path directory = RecordFiles.copy(
                MADE.get(0), Files.createTempDirectory("tampered").resolve("records"));
        try {
            byte[] head = Files.readAllBytes(directory.resolve("head"));
            head[at] ^= mask;
            Files.write(directory.resolve("head"), head);
            try (ChainedLog log = ChainedLog.open(directory, new SetClock())) {
                assertThat(log.find(entry -> true, 100)).hasSizeGreaterThanOrEqualTo(LINES);
                assertThat(log.append("kind", Map.of()).number()).isGreaterThan(LINES);
            }
        } finally {
            delete(parent(directory));
        }
    }

    private static byte[] attacked(byte[] before, Attack attack, Random random) {
        List<String> lines = new ArrayList<>(
                new String(before, StandardCharsets.ISO_8859_1).lines().toList());
        int at = random.nextInt(lines.size());
        switch (attack) {
            case FLIP -> {
                byte[] flipped = before.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                return flipped;
            }
            case CUT_BYTES -> {
                return Arrays.copyOf(before, random.nextInt(before.length));
            }
            case ADD_BYTES -> {
                byte[] more = Arrays.copyOf(before, before.length + 1 + random.nextInt(300));
                for (int i = before.length; i < more.length; i++) {
                    more[i] = (byte) random.nextInt(256);
                }
                return more;
            }
            case REMOVE -> lines.remove(at);
            case MOVE -> {
                String moved = lines.remove(at);
                lines.add((at + 1 + random.nextInt(lines.size() - 1)) % (lines.size() + 1), moved);
                if (lines.get(at).equals(moved)) {
                    lines.remove(at);
                }
            }
            case REPEAT -> lines.add(random.nextInt(lines.size() + 1), lines.get(at));
            case INSERT -> lines.add(at, following(at == 0 ? "" : lines.get(at - 1), at + 1));
            case CUT_END -> lines.subList(at, lines.size()).clear();
            case ADD_END -> lines.add(following(lines.get(lines.size() - 1), lines.size() + 1));
            case REMOVE_BEGINNING -> lines.subList(0, at + 1).clear();
        }
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line that follows on the one before it as a line should. */
    private static String following(String line, int number) {
        String hash = line.isEmpty() ? "0".repeat(64) : Sha256.hex(line.getBytes(StandardCharsets.ISO_8859_1));
        return "{\"seq\":" + number + ",\"time\":\"2026-11-22T10:00:00Z\",\"kind\":\"disclosure\",\"prev\":\"" + hash
                + "\"}";
    }
}
