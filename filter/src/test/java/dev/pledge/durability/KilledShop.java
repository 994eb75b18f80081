package dev.pledge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonyms;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An application is killed as by {@code kill -9} while pages are looked at, and started again, over and over: each page
 * view that was answered is in the store once. With {@code -Dpledge.full=true}, 20 times instead of 3.
 */
abstract class KilledShop {
    static final int ROUNDS = Boolean.getBoolean("pledge.full") ? 20 : 3;

    /** What the applications log is read when a test failed. */
    private static final Path LOGS = Path.of("target", "durability");

    /** Longer than the second from one batch to the next, so that a kill can meet any moment of it. */
    private static final int LONGEST_RUN_MILLIS = 1_500;

    @TempDir
    Path temp;

    final Visitors visitors = new Visitors();
    private final LocalDate first = LocalDate.now(ZoneOffset.UTC);
    private ShopProcess shop;

    /** Returns the policy's entries for the store, after others of its section. */
    abstract String storePolicy() throws Exception;

    /** Opens the store beside the application. */
    abstract StatisticsStore open(Path data) throws IOException;

    @Test
    void eachAnswerIsCountedOnceHoweverOftenTheApplicationIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            startShop();
            visitors.come(shop.port());
            someTime();
            killShop();
        }
        startShop();
        stopShop();
        assertCounted();
    }

    final void startShop() throws Exception {
        Path policy = temp.resolve("policy.yaml");
        if (!Files.exists(policy)) {
            Files.writeString(policy, """
                    site: { name: Shop, authority: shop.example }
                    statistics: { mode: enforce, data: "file:%s"%s }
                    """.formatted(data(), storePolicy()));
        }
        shop = ShopProcess.start(
                policy, Files.createDirectories(LOGS).resolve(getClass().getSimpleName() + ".log"));
    }

    final ShopProcess shop() {
        return shop;
    }

    final Path data() {
        return temp.resolve("data");
    }

    /** Kills it with the visitors in it. */
    final void killShop() throws Exception {
        shop.kill();
        visitors.leave();
    }

    final void stopShop() throws Exception {
        visitors.leave();
        shop.stop();
    }

    static void someTime() throws InterruptedException {
        Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_RUN_MILLIS));
    }

    @AfterEach
    final void end() throws Exception {
        if (shop != null) {
            shop.close();
        }
        visitors.leave();
    }

    /** The application has ended in order: each answer is in the store once, and what was cut off once or not at all. */
    @SuppressWarnings("SystemOut") // How much was at stake says what the test is worth.
    final void assertCounted() throws Exception {
        try (StatisticsStore store = open(data())) {
            LocalDate last = LocalDate.now(ZoneOffset.UTC);
            long all = store.views(first, last).getOrDefault(Audience.PEOPLE, 0L);
            System.out.printf(
                    "%s: %,d answered, %d cut off, %,d counted%n",
                    getClass().getSimpleName(), visitors.allAnswered(), visitors.allUnanswered(), all);
            assertThat(visitors.allAnswered()).isPositive();
            assertPages(store.topPages(Audience.PEOPLE, first, last, Integer.MAX_VALUE), all);
            assertThat(store.statusClasses(first, last)).isEqualTo(Map.of(2, all));
            assertThat(store.answerTimes(null, first, last).count()).isEqualTo(all);
            assertPersons(store, all);
        }
    }

    private void assertPages(List<PageTotal> totals, long all) {
        Map<String, Long> counted = new HashMap<>();
        totals.forEach(total -> counted.put(total.page(), total.accesses()));
        for (int page = 0; page < Visitors.PAGES; page++) {
            int answered = visitors.answered(page);
            assertThat(counted.getOrDefault(Visitors.page(page), 0L))
                    .as(Visitors.page(page))
                    .isBetween((long) answered, (long) answered + visitors.unanswered(page));
        }
        assertThat(counted.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(all);
    }

    private void assertPersons(StatisticsStore store, long all) throws IOException, StoreException {
        String key = Files.readString(data().resolve("keys").resolve("principals.key"));
        Pseudonyms pseudonyms = new Pseudonyms(HexFormat.of().parseHex(key.strip()));
        long sum = 0;
        for (int number = 0; number < Visitors.PERSONS; number++) {
            Person person = store.person(List.of(pseudonyms.ofPrincipal(Visitors.person(number))));
            long counted = person == null ? 0 : person.accesses();
            int answered = visitors.answeredOf(number);
            assertThat(counted)
                    .as(Visitors.person(number))
                    .isBetween((long) answered, (long) answered + visitors.unansweredOf(number));
            sum += counted;
        }
        assertThat(sum).isEqualTo(all);
    }
}
