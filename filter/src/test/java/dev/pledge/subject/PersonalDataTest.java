package dev.pledge.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.subject.Answered.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application's sources, asked about one person. */
class PersonalDataTest {
    private static final DataSubject JANE = DataSubject.named("jane");
    private static final Phrases KEYS = (locale, key, values) -> key;

    private final List<PersonalDataSource> sources = new ArrayList<>();
    private PersonalData data = within(Duration.ofMinutes(1));
    private final MapSource customers =
            new MapSource("customers").with("jane", "city", "Kiel").with("jane", "invoice", "4711");

    /** Where no source is slow, none is to be given up, on however busy a machine. */
    private PersonalData within(Duration limit) {
        return new PersonalData(() -> sources, KEYS, limit);
    }

    @AfterEach
    void end() {
        data.close();
    }

    @Test
    void theAnswerHasEverySourceInItsOrderAndTheEmptyOnes() {
        sources.addAll(List.of(customers, new MapSource("orders")));

        List<Answered<HeldItem>> answer = data.about(JANE, Locale.GERMAN);

        assertThat(answer).extracting(Answered::name).containsExactly("de:customers", "de:orders");
        assertThat(answer.get(0).items().get(0).fields())
                .extracting(HeldField::value)
                .containsExactly("Kiel", "4711");
        assertThat(answer.get(1).items()).isEmpty();
        assertThat(Answered.all(answer)).isTrue();
        assertThat(data.about(DataSubject.named("john"), Locale.GERMAN))
                .allMatch(one -> one.items().isEmpty());
    }

    @Test
    void aSourceThatFailsOrIsSlowIsNamedAndTheRestIsThere() {
        data = within(Duration.ofSeconds(3));
        CountDownLatch never = new CountDownLatch(1);
        sources.add(new MapSource("failing") {
            @Override
            public List<HeldItem> held(DataSubject person, Locale locale) {
                throw new IllegalStateException("jane's password is secret");
            }
        });
        sources.add(new MapSource("slow") {
            @Override
            public List<HeldItem> held(DataSubject person, Locale locale) {
                awaitForever(never);
                return List.of();
            }
        });
        sources.add(new MapSource("nothing") {
            @Override
            @SuppressWarnings("NullAway") // what an application without the check does
            public List<HeldItem> held(DataSubject person, Locale locale) {
                return null;
            }
        });
        sources.add(customers);

        long start = System.nanoTime();
        List<Answered<HeldItem>> answer = data.about(JANE, Locale.ENGLISH);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(answer)
                .extracting(Answered::failure)
                .containsExactly(Failure.FAILED, Failure.TOO_SLOW, Failure.FAILED, null);
        assertThat(answer.get(3).items()).hasSize(1);
        assertThat(answer.toString()).doesNotContain("password");
    }

    private static void awaitForever(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // as a driver without a time limit does
            }
        }
    }

    /** An interrupt closes the file that a thread reads: a database's, and for all. */
    @Test
    void whatTakesTooLongIsNotInterrupted() throws InterruptedException {
        data = within(Duration.ofSeconds(2));
        CountDownLatch tooLate = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        sources.add(new MapSource("slow") {
            @Override
            public List<HeldItem> held(DataSubject person, Locale locale) {
                try {
                    tooLate.await();
                } catch (InterruptedException e) {
                    interrupted.set(true);
                }
                ended.countDown();
                return List.of();
            }
        });
        assertThat(data.about(JANE, Locale.ENGLISH).get(0).failure()).isEqualTo(Failure.TOO_SLOW);
        tooLate.countDown();
        assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupted).isFalse();
    }

    @Test
    void aChangeThatIsBeingMadeComesToItsEndBeforeTheApplicationDoes() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean whole = new AtomicBoolean();
        sources.add(new MapSource("customers") {
            @Override
            public List<Erasure> erase(DataSubject person, Locale locale) {
                begun.countDown();
                try {
                    Thread.sleep(200);
                    whole.set(true);
                } catch (InterruptedException e) {
                    // half a change
                }
                return List.of();
            }
        });
        Thread visitor = new Thread(() -> data.erase(JANE, Locale.ENGLISH));
        visitor.start();
        assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
        data.close();
        assertThat(whole).isTrue();
        visitor.join();
    }

    @Test
    @SuppressWarnings("NullAway") // what an application without the check does
    void aSourceThatCannotEvenSayItsNameSpoilsNothing() {
        sources.add(new MapSource("nameless") {
            @Override
            public String name(Locale locale) {
                return null;
            }
        });
        sources.add(new MapSource("customers") {
            @Override
            public String id() {
                throw new IllegalStateException("not yet");
            }
        });
        sources.add(new MapSource("untitled") {
            @Override
            public List<HeldItem> held(DataSubject person, Locale locale) {
                return List.of(new HeldItem("1", null, List.of()));
            }
        });
        sources.add(customers);

        List<Answered<HeldItem>> answer = data.about(JANE, Locale.ENGLISH);

        assertThat(answer).extracting(Answered::name).startsWith("nameless").endsWith("en:customers");
        assertThat(answer).extracting(Answered::failure).containsExactly(null, Failure.FAILED, Failure.FAILED, null);
        assertThat(correct(JANE, "address", "city", "Bonn")).isEqualTo(Correction.done());
    }

    /** What never returns holds threads for good; there are no more of them however often it is asked. */
    @Test
    void aSourceThatNeverReturnsTakesAFewThreadsAndNobodyElsesTime() {
        data = within(Duration.ofMillis(400));
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger inside = new AtomicInteger();
        sources.add(new MapSource("hanging") {
            @Override
            public List<HeldItem> held(DataSubject person, Locale locale) {
                inside.incrementAndGet();
                awaitForever(never);
                return List.of();
            }
        });
        sources.add(customers);
        int answered = 0;
        for (int i = 0; i < 7; i++) {
            List<Answered<HeldItem>> answer = data.about(JANE, Locale.ENGLISH);
            assertThat(answer.get(0).failure()).isEqualTo(Failure.TOO_SLOW);
            // What counts is what comes after the few threads; a busy machine may be too slow now and then.
            answered += i >= 4 && answer.get(1).failure() == null ? 1 : 0;
        }
        assertThat(answered).isPositive();
        assertThat(inside.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void twoSourcesOfOneIdAreNotMixedUp() {
        sources.addAll(List.of(
                customers,
                new MapSource("customers").with("jane", "other", "x"),
                new MapSource("Not An Id").with("jane", "other", "x")));
        assertThat(data.about(JANE, Locale.ENGLISH))
                .extracting(Answered::failure)
                .containsExactly(null, Failure.FAILED, Failure.FAILED);
    }

    @Test
    void aFieldIsCorrectedIfItIsThePersonsOwnAndCanBe() {
        sources.add(customers.with("john", "zip", "24103"));

        assertThat(correct(JANE, "address", "city", "Bonn")).isEqualTo(Correction.done());
        assertThat(customers.persons.get("jane")).containsEntry("city", "Bonn");
        assertThat(correct(JANE, "address", "city", " ")).isEqualTo(Correction.refused("it cannot be empty"));
        assertThat(correct(JANE, "address", "invoice", "0")).isEqualTo(Correction.refused("an invoice is what it is"));
        assertThat(customers.persons.get("jane")).containsEntry("invoice", "4711");
    }

    @Test
    void noGuessOfAKeyReachesWhatIsNotThePersons() {
        AtomicInteger asked = new AtomicInteger();
        sources.add(
                new MapSource("customers") {
                    @Override
                    public Correction correct(
                            DataSubject person, String item, String field, String value, Locale locale) {
                        asked.incrementAndGet();
                        return Correction.done();
                    }
                }.with("john", "zip", "24103"));
        for (String item : List.of("address", "", "1", "../address")) {
            assertThat(correct(JANE, item, "zip", "1")).isEqualTo(Correction.refused("subject.correction.unknown"));
        }
        assertThat(data.correct(JANE, "nowhere", "address", "zip", "1", Locale.ENGLISH))
                .isEqualTo(Correction.refused("subject.correction.unknown"));
        assertThat(asked.get()).isZero();
    }

    private Correction correct(DataSubject person, String item, String field, String value) {
        return data.correct(person, "customers", item, field, value, Locale.ENGLISH);
    }

    @Test
    void anErasureSaysWhatIsKeptAndASecondLookFindsOnlyThat() {
        sources.add(customers);
        assertThat(data.erase(JANE, Locale.ENGLISH).get(0).items())
                .containsExactly(Erasure.erased("city"), Erasure.kept("invoice", "tax law", null));
        assertThat(data.about(JANE, Locale.ENGLISH).get(0).items().get(0).fields())
                .extracting(HeldField::key)
                .containsExactly("invoice");
    }

    @Test
    void aCorrectionThatTakesTooLongIsNotSaidToBeDone() {
        data = within(Duration.ofSeconds(2));
        sources.add(
                new MapSource("customers") {
                    @Override
                    public Correction correct(
                            DataSubject person, String item, String field, String value, Locale locale) {
                        awaitForever(new CountDownLatch(1));
                        return Correction.done();
                    }
                }.with("jane", "city", "Kiel"));
        assertThat(correct(JANE, "address", "city", "Bonn").outcome()).isEqualTo(Correction.Outcome.FAILED);
    }
}
