package dev.pledge.statistics.journal;

import static dev.pledge.statistics.journal.Accesses.access;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.PageAccess;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Places that are reserved and not written, as of a writer that is slow or dead. */
class BacklogTest {
    private static final int PAGE_BYTES = 7;
    private static final int REFERRER_BYTES = 11;
    private static final int WORDS = AccessRecord.words(PAGE_BYTES, REFERRER_BYTES);

    private final Segment segment = Segment.begin(
            ByteBuffer.allocateDirect(4096).alignedSlice(8), new SegmentHeader(new NodeId(1, 2), 1_000, 77));
    private final List<Segment> done = new ArrayList<>();

    private Backlog backlog(Duration patience) {
        return new Backlog(segment, patience.toNanos(), done::add);
    }

    private void write(int at, int number) {
        segment.write(at, WORDS, access(number), PAGE_BYTES, REFERRER_BYTES);
    }

    private static List<PageAccess> accesses(Backlog.Reading reading) {
        return reading.entries().stream().map(entry -> entry.access()).toList();
    }

    @Test
    void aSlowWriterIsWaitedFor() {
        Backlog backlog = backlog(Duration.ofHours(1));
        write(segment.reserve(WORDS), 1);
        int slow = segment.reserve(WORDS);
        write(segment.reserve(WORDS), 3);
        Backlog.Reading first = backlog.read(100);
        backlog.acknowledge(first);
        assertThat(accesses(first)).containsExactly(access(1));
        assertThat(backlog.read(100).isEmpty()).isTrue();

        write(slow, 2);
        assertThat(accesses(backlog.read(100))).containsExactly(access(2), access(3));
    }

    @Test
    void aDeadWriterIsPassedOverInTheEnd() {
        Backlog backlog = backlog(Duration.ZERO);
        write(segment.reserve(WORDS), 1);
        int dead = segment.reserve(WORDS);
        write(segment.reserve(WORDS), 3);
        Backlog.Reading reading = backlog.read(100);
        assertThat(accesses(reading)).containsExactly(access(1), access(3));
        backlog.acknowledge(reading);
        assertThat(backlog.torn()).isOne();

        write(dead, 2); // it was not dead, but it is too late
        assertThat(backlog.read(100).isEmpty()).isTrue();
        assertThat(segment.isReusable()).isFalse();
    }

    @Test
    void whatIsNotAcknowledgedIsReadAgainWithTheSamePositions() {
        Backlog backlog = backlog(Duration.ofHours(1));
        write(segment.reserve(WORDS), 1);
        write(segment.reserve(WORDS), 2);
        Backlog.Reading first = backlog.read(1);
        assertThat(backlog.read(2).entries()).startsWith(first.entries().get(0)).hasSize(2);
    }

    @Test
    void aSegmentIsDoneOnceAnotherFollowsAndAllIsAcknowledged() {
        Backlog backlog = backlog(Duration.ofHours(1));
        write(segment.reserve(WORDS), 1);
        Segment next = Segment.begin(
                ByteBuffer.allocateDirect(4096).alignedSlice(8), new SegmentHeader(new NodeId(1, 2), 1_001, 78));
        segment.follow(next);
        segment.seal();
        Backlog.Reading reading = backlog.read(100);
        assertThat(done).isEmpty();
        backlog.acknowledge(reading);
        assertThat(done).containsExactly(segment);
        assertThat(segment.isReusable()).isTrue();
        assertThat(segment.isBlank(SegmentHeader.BYTES, 4096)).isTrue();
        assertThat(backlog.position()).isEqualTo(next.position(SegmentHeader.BYTES));
    }

    @Test
    void theTextOfAnAccessCannotPassForARecord() {
        Backlog backlog = backlog(Duration.ZERO);
        int dead = segment.reserve(WORDS);
        write(segment.reserve(WORDS), 3);
        // The bytes of a whole record, at another place: what somebody might send as a path.
        for (int word = 0; word < WORDS; word++) {
            segment.buffer().putLong(dead + 8 + 8 * word, segment.buffer().getLong(dead + 8 * (WORDS + word)));
        }
        assertThat(segment.wordsAt(dead + 8)).isZero();
        assertThat(backlog.read(100).torn()).isOne();
    }
}
