package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.Threads;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownAgentsTest {
    private final KnownAgents known = new KnownAgents();

    @Test
    void whatWasFoundOutIsKnown() {
        assertThat(known.find("curl/8")).isNull();
        known.remember("curl/8", true);
        known.remember("Firefox", false);
        assertThat(known.find("curl/8")).isTrue();
        assertThat(known.find("Firefox")).isFalse();
    }

    /** "Aa" and "BB" have one hash. */
    @Test
    void whoTakesAPlaceDoesNotPassForWhoHadIt() {
        known.remember("Aa", true);
        assertThat(known.find("BB")).isNull();
        known.remember("BB", false);
        assertThat(known.find("BB")).isFalse();
        assertThat(known.find("Aa")).isNull();
    }

    @Test
    void ofManyNoMoreAreKnownThanThereArePlaces() {
        int many = KnownAgents.PLACES * 3;
        for (int i = 0; i < many; i++) {
            known.remember("agent " + i, i % 2 == 0);
        }
        long left = IntStream.range(0, many)
                .filter(i -> known.find("agent " + i) != null)
                .count();
        assertThat(left).isBetween(KnownAgents.PLACES / 2L, (long) KnownAgents.PLACES);
    }

    @Test
    void threadsNeverSeeTheAnswerToAnotherName() {
        Threads.run(4, thread -> {
            for (int i = 0; i < 100_000; i++) {
                int number = i * 31 % (KnownAgents.PLACES * 2);
                Boolean bot = known.find("agent " + number);
                assertThat(bot == null || bot == (number % 3 == 0)).isTrue();
                known.remember("agent " + number, number % 3 == 0);
            }
        });
    }
}
