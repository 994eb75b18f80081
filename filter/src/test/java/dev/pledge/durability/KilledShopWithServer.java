package dev.pledge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The same, for a store that is a server, which can be away while the application goes on or is killed. */
abstract class KilledShopWithServer extends KilledShop {
    /** How long nothing may arrive; how long all of it takes is up to the machine. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(2);

    abstract void stopStore() throws Exception;

    /** Starts it with what it had. */
    abstract void startStore() throws Exception;

    @Test
    void eachAnswerIsCountedOnceHoweverOftenTheStoreIsAway() throws Exception {
        startShop();
        for (int round = 0; round < ROUNDS; round++) {
            visitors.come(shop().port());
            someTime();
            stopStore();
            someTime();
            startStore();
            someTime();
            visitors.leave();
        }
        awaitAllCounted();
        stopShop();
        assertThat(visitors.allUnanswered()).as("views that were cut off").isZero();
        assertCounted();
    }

    @Test
    void eachAnswerIsCountedOnceThoughTheApplicationIsKilledWhileTheStoreIsAway() throws Exception {
        startShop();
        for (int round = 0; round < ROUNDS; round++) {
            visitors.come(shop().port());
            someTime();
            stopStore();
            someTime();
            killShop();
            startShop();
            visitors.come(shop().port());
            someTime();
            startStore();
            visitors.leave();
        }
        awaitAllCounted();
        stopShop();
        assertCounted();
    }

    /** An application that ends leaves to its next start what a store does not take at once; here there is none. */
    private void awaitAllCounted() throws Exception {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
        Instant end = Instant.now().plus(LONGEST_WAY);
        long before = 0;
        long counted = 0;
        try (StatisticsStore store = open(data())) {
            while (counted < visitors.allAnswered()) {
                assertThat(Instant.now())
                        .as("%,d of %,d are in the store, and no more come", counted, visitors.allAnswered())
                        .isBefore(end);
                Thread.sleep(100);
                try {
                    counted = store.views(day.minusDays(1), day).getOrDefault(Audience.PEOPLE, 0L);
                } catch (StoreException e) {
                    continue; // It has only just come back.
                }
                if (counted > before) {
                    before = counted;
                    end = Instant.now().plus(LONGEST_WAY);
                }
            }
        }
    }
}
