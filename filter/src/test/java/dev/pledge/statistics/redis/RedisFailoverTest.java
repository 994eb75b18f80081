package dev.pledge.statistics.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masters that end under load: what was applied is there, once. */
class RedisFailoverTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final int BATCH = 200;
    private static final int PAGES = 300;
    private static final int PERSONS = 100;

    @TempDir
    Path directory;

    private RedisServers servers;

    @BeforeEach
    void start() throws IOException {
        servers = RedisServers.start(directory);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void aMasterThatIsKilledLosesNothingThatWasApplied() throws Exception {
        Writer one = new Writer("one", 60);
        Writer other = new Writer("other", 60);
        one.awaitSome();
        other.awaitSome();
        servers.kill(1);
        one.finish();
        other.finish();
        assertThat(servers.masters()).hasSize(RedisServers.MASTERS).doesNotContain(1);
        assertCounted(2 * 60);
        // The one that was killed comes back as a replica, and becomes master when the one that took over is killed.
        servers.startServer(1);
        servers.awaitWhole();
        Writer third = new Writer("third", 60);
        third.awaitSome();
        servers.kill(1 + RedisServers.MASTERS);
        third.finish();
        assertThat(servers.masters()).hasSize(RedisServers.MASTERS).contains(1);
        assertCounted(3 * 60);
    }

    @Test
    void nodesThatAreKilledTogetherAndStartedAgainHaveAllThatWasApplied() throws Exception {
        Writer one = new Writer("one", 60);
        one.awaitSome();
        servers.killAll();
        for (int server = 0; server < 2 * RedisServers.MASTERS; server++) {
            servers.startServer(server);
        }
        one.finish();
        assertCounted(60);
    }

    @Test
    void aMasterWithoutAReplicaIsWrittenToAllTheSame() throws Exception {
        servers.kill(RedisServers.MASTERS);
        Writer one = new Writer("one", 20);
        one.finish();
        assertCounted(20);
    }

    private RedisStore open() {
        Period ever = Period.ofYears(200);
        // One address is enough to find the others, but it may be the one that is gone.
        List<InetSocketAddress> some = servers.nodes().subList(0, 2);
        return new RedisStore(new RedisSettings(some, null, null, false), ever, ever);
    }

    private void assertCounted(int batches) throws StoreException {
        long accesses = (long) batches * BATCH;
        try (RedisStore store = open()) {
            assertThat(store.views(DAY, DAY)).containsEntry(Audience.PEOPLE, accesses);
            assertThat(store.topPages(Audience.PEOPLE, DAY, DAY, PAGES))
                    .satisfies(pages -> assertThat(pages.stream()
                                    .mapToLong(page -> page.accesses())
                                    .sum())
                            .isEqualTo(accesses));
            assertThat(store.statusClasses(DAY, DAY)).containsEntry(2, accesses);
            assertThat(store.answerTimes(null, DAY, DAY).count()).isEqualTo(accesses);
            Person all = store.person(LongStream.range(0, PERSONS)
                    .mapToObj(RedisFailoverTest::person)
                    .toList());
            assertThat(all).isNotNull().extracting(Person::accesses).isEqualTo(accesses);
        }
    }

    private static Pseudonym person(long number) {
        SplittableRandom bits = new SplittableRandom(number);
        return new Pseudonym(bits.nextLong(), bits.nextLong());
    }

    /** A node that applies each batch until the store takes it, sometimes with some of what came before. */
    private final class Writer {
        private final String node;
        private final CountDownLatch some = new CountDownLatch(10);
        private final CompletableFuture<Void> written;

        Writer(String node, int batches) {
            this.node = node;
            this.written = CompletableFuture.runAsync(() -> write(batches));
        }

        private void write(int batches) {
            SplittableRandom random = new SplittableRandom(node.hashCode());
            List<AccessBatch.Entry> entries = new ArrayList<>();
            for (int i = 0; i < batches * BATCH; i++) {
                entries.add(new AccessBatch.Entry(
                        i + 1,
                        PageAccess.view(
                                "/page-" + random.nextInt(PAGES),
                                DAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + i,
                                person(random.nextInt(PERSONS)))));
            }
            try (RedisStore store = open()) {
                for (int to = BATCH; to <= entries.size(); to += BATCH) {
                    apply(store, entries, Math.max(0, to - BATCH - random.nextInt(BATCH)), to);
                    some.countDown();
                }
            }
        }

        private void apply(RedisStore store, List<AccessBatch.Entry> entries, int from, int to) {
            Instant end = Instant.now().plus(Duration.ofMinutes(2));
            while (true) {
                try {
                    store.apply(new AccessBatch(node, entries.subList(from, to)));
                    return;
                } catch (StoreException e) {
                    if (Instant.now().isAfter(end)) {
                        throw new AssertionError("not applied for two minutes", e);
                    }
                }
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        }

        void awaitSome() throws InterruptedException {
            assertThat(some.await(240, TimeUnit.SECONDS)).isTrue();
        }

        void finish() throws Exception {
            written.get(300, TimeUnit.SECONDS);
        }
    }
}
