package dev.pledge.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pledge.container.RawHttp;
import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.history.Bucket;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.history.PolicyRevision;
import dev.pledge.report.ReportChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application is killed as by {@code kill -9}, and stopped in order: what its history has lost, and what not. */
class KilledHistoryTest {
    private static final long SETTLE_MILLIS = 3_000;
    private static final int ROUNDS = Boolean.getBoolean("pledge.full") ? 20 : 3;
    private static final Path LOGS = Path.of("target", "durability");

    /** What was answered so long before is not lost, unless the machine stands still: a second, and what a disk needs. */
    private static final int SAVED_MILLIS = 1_600;

    /** What was answered so long before is not lost, whatever the machine does. */
    private static final int SURELY_SAVED_MILLIS = 6_000;

    @TempDir
    Path temp;

    private final Visitors visitors = new Visitors();
    private ShopProcess shop;

    private void start() throws IOException {
        Path policy = Files.writeString(
                temp.resolve("policy.yaml"), """
                site: { name: Shop, authority: shop.example }
                cookies: { mode: enforce, expire: never }
                statistics: { mode: enforce, data: "file:%s" }
                records: { data: "file:%s" }
                """.formatted(temp.resolve("data"), temp.resolve("records")));
        shop = ShopProcess.start(
                policy, Files.createDirectories(LOGS).resolve(getClass().getSimpleName() + ".log"));
    }

    private void sendACookie() throws IOException {
        try (RawHttp connection = RawHttp.plain(shop.port())) {
            connection.exchange(RawHttp.request("GET", "/shelf/aa", "Cookie: _ga=1", "X-User: somebody"));
        }
    }

    @AfterEach
    void end() throws Exception {
        if (shop != null) {
            shop.close();
        }
        visitors.leave();
    }

    @Test
    void aKilledProcessLosesTheLastSecondAtMostAndAStoppedOneNothing() throws Exception {
        int least = 0;
        int prompt = 0;
        long kept = 0;
        int round = 0;
        for (; round < ROUNDS || prompt == 0 && round < 3 * ROUNDS; round++) {
            int before = visitors.allAnswered();
            start();
            visitors.come(shop.port());
            sendACookie();
            Thread.sleep(300L + 170L * round);
            int surelySaved = visitors.allAnswered();
            Thread.sleep(SURELY_SAVED_MILLIS - SAVED_MILLIS);
            int saved = visitors.allAnswered();
            Thread.sleep(SAVED_MILLIS);
            shop.kill();
            visitors.leave();
            least += surelySaved - before;
            try (History history = open()) {
                long counted = requests(history);
                assertThat(counted)
                        .as("after round %d, of %d answered", round, visitors.allAnswered())
                        .isBetween((long) least, (long) visitors.allAnswered() + visitors.allUnanswered() + round + 1);
                prompt += counted - kept >= saved - before ? 1 : 0;
                kept = counted;
            }
        }
        assertThat(prompt).as("rounds that lost the last second at most").isPositive();
        int before = visitors.allAnswered();
        start();
        visitors.come(shop.port());
        visitors.leave();
        // An answer is there a moment before it is counted; a stopping container does not wait for that.
        Thread.sleep(SETTLE_MILLIS);
        shop.stop();
        try (History history = open()) {
            Bucket all = all(history);
            assertThat(requests(history)).isEqualTo(kept + visitors.allAnswered() - before);
            assertThat(all.count(Counter.ACCESSES_ANSWERED)).isPositive();
            // A save before a kill may come between an answer and its record, and between a request's count and its
            // time.
            long underWay = (long) round * Visitors.AT_ONCE;
            long answered = all.count(Counter.ACCESSES_ANSWERED);
            assertThat(all.count(Counter.ACCESSES_RECORDED)).isBetween(answered - underWay, answered);
            assertThat(all.count(Counter.ACCESSES_LOST)).isZero();
            assertThat(all.times().count()).isCloseTo(requests(history), within(underWay));
            assertThat(history.policies())
                    .extracting(PolicyRevision::text)
                    .singleElement()
                    .satisfies(text -> {
                        assertThat(text).contains("name: Shop").doesNotContain(temp.toString());
                    });
            Findings findings = new Findings(100, Clock.systemUTC(), List.of());
            history.watch(findings);
            assertThat(findings.all())
                    .filteredOn(finding -> finding.what().equals("_ga"))
                    .extracting(Finding::count)
                    .containsExactly((long) round);
        }
        assertThat(ReportChain.ofDirectory(temp.resolve("records").resolve("reports"), null)
                        .fault())
                .isNull();
        assertThat(temp.resolve("records").resolve("reports").resolve("private-key.pem"))
                .exists();
    }

    private History open() throws IOException {
        return History.open(temp.resolve("records"), Clock.systemUTC(), () -> Period.ofMonths(13));
    }

    private static Bucket all(History history) {
        Instant now = Instant.now();
        return history.sum(now.minus(Duration.ofDays(1)), now.plus(Duration.ofHours(1)));
    }

    private static long requests(History history) {
        return all(history).counts().entrySet().stream()
                .filter(count -> count.getKey().group().equals("request"))
                .mapToLong(count -> count.getValue())
                .sum();
    }
}
