package dev.pledge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.RawHttp;
import dev.pledge.container.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;

/**
 * Some who look at one page after the other, each on a connection, and count. What was asked for and not answered in full
 * is counted apart: nobody can know whether it was recorded.
 */
final class Visitors {
    /** How many there are at a time. */
    static final int AT_ONCE = 4;

    static final int PAGES = 60;
    static final int PERSONS = 300;

    private final AtomicIntegerArray answeredPages = new AtomicIntegerArray(PAGES);
    private final AtomicIntegerArray unansweredPages = new AtomicIntegerArray(PAGES);
    private final AtomicIntegerArray answeredPersons = new AtomicIntegerArray(PERSONS);
    private final AtomicIntegerArray unansweredPersons = new AtomicIntegerArray(PERSONS);
    private final List<CompletableFuture<Void>> here = new ArrayList<>();
    private volatile boolean leaving;

    /** Lets them come; returns when each of them was answered, or is gone again. */
    void come(int port) {
        leaving = false;
        List<CompletableFuture<Void>> begun = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            CompletableFuture<Void> first = new CompletableFuture<>();
            begun.add(first);
            here.add(CompletableFuture.runAsync(() -> visit(port, first), task -> new Thread(task, "visitor").start())
                    .whenComplete((nothing, thrown) -> first.complete(null)));
        }
        begun.forEach(CompletableFuture::join);
    }

    /** Lets them have their last answers and go, if they did not when their connections broke; fails if an answer was wrong. */
    void leave() throws Exception {
        leaving = true;
        for (CompletableFuture<Void> one : here) {
            one.get(120, TimeUnit.SECONDS);
        }
        here.clear();
    }

    private void visit(int port, CompletableFuture<Void> first) {
        try (RawHttp connection = RawHttp.plain(port)) {
            while (!leaving) {
                int page = ThreadLocalRandom.current().nextInt(PAGES);
                int person = ThreadLocalRandom.current().nextInt(PERSONS);
                unansweredPages.incrementAndGet(page);
                unansweredPersons.incrementAndGet(person);
                RawResponse answer =
                        connection.exchange(RawHttp.request("GET", page(page), "X-User: " + person(person)));
                if (!answer.complete()) {
                    return;
                }
                assertThat(answer.status()).as(answer.statusLine()).isEqualTo(200);
                answeredPages.incrementAndGet(page);
                answeredPersons.incrementAndGet(person);
                unansweredPages.decrementAndGet(page);
                unansweredPersons.decrementAndGet(person);
                first.complete(null);
            }
        } catch (IOException theApplicationIsGone) {
            assertThat(first).as("was answered before " + theApplicationIsGone).isDone();
        }
    }

    /** Returns the path of a page, and its name. */
    static String page(int number) {
        return "/shelf/" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
    }

    /** Returns the name by which a person is signed in. */
    static String person(int number) {
        return "person-" + number;
    }

    int answered(int page) {
        return answeredPages.get(page);
    }

    /** Returns how often a page was asked for and not answered in full. */
    int unanswered(int page) {
        return unansweredPages.get(page);
    }

    int answeredOf(int person) {
        return answeredPersons.get(person);
    }

    int unansweredOf(int person) {
        return unansweredPersons.get(person);
    }

    int allAnswered() {
        return IntStream.range(0, PAGES).map(this::answered).sum();
    }

    int allUnanswered() {
        return IntStream.range(0, PAGES).map(this::unanswered).sum();
    }
}
