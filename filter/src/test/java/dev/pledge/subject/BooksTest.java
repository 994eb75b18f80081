package dev.pledge.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.history.Tally;
import dev.pledge.record.LogEntry;
import dev.pledge.testing.SetClock;
import dev.pledge.testing.WrittenFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The books on requests, disclosures and complaints. */
class BooksTest {
    private static final DataSubject JANE = DataSubject.named("jane@example.com");
    private static final DataSubject JOHN = DataSubject.named("john@example.com");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 22);
    private static final Phrases KEYS = (locale, key, values) -> key;

    @TempDir
    Path temp;

    private final SetClock clock = new SetClock();

    private Books open() throws IOException {
        return Books.open(
                temp.resolve("records"), () -> new KeptUntil(Period.ofMonths(24), ZoneOffset.UTC), Tally.NONE, clock);
    }

    @Test
    void theLawsMonthEndsOnTheSameDayOrTheMonthsLast() {
        Period month = Period.ofMonths(1);
        assertThat(due("2026-11-23T10:00:00Z", month)).isEqualTo("2026-12-23");
        assertThat(due("2027-01-31T10:00:00Z", month)).isEqualTo("2027-02-28");
        assertThat(due("2028-01-31T10:00:00Z", month)).isEqualTo("2028-02-29");
        assertThat(due("2026-08-31T10:00:00Z", month)).isEqualTo("2026-09-30");
        assertThat(due("2026-12-31T23:59:59Z", month)).isEqualTo("2027-01-31");
        assertThat(due("2026-11-23T10:00:00Z", Period.ofWeeks(2))).isEqualTo("2026-12-07");
    }

    private static String due(String received, Period period) {
        return Requests.due(Instant.parse(received), period, ZoneOffset.UTC).toString();
    }

    @Test
    void openRequestsAreCountedAnewWhenTheBooksHaveChangedAndOnceAMinuteAtMost() throws IOException {
        try (Books books = open()) {
            OpenRequests open = new OpenRequests(books, clock);
            assertThat(open.count()).isEqualTo(new OpenRequests.Count(0, 0));
            LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
            long erase = books.requests().received(Requests.What.ERASE, JANE, null, today.plusDays(1), false);
            assertThat(open.count()).isEqualTo(new OpenRequests.Count(0, 0));
            clock.advance(Duration.ofMinutes(1));
            assertThat(open.count()).isEqualTo(new OpenRequests.Count(1, 0));
            clock.advance(Duration.ofDays(2));
            assertThat(open.count()).isEqualTo(new OpenRequests.Count(1, 1));
            books.requests().done(erase);
            clock.advance(Duration.ofMinutes(1));
            assertThat(open.count()).isEqualTo(new OpenRequests.Count(0, 0));
        }
    }

    @Test
    void aRequestIsOpenUntilItIsDoneAndOverdueAfterItsDay() throws IOException {
        try (Books books = open()) {
            long erase = books.requests().received(Requests.What.ERASE, JANE, "olga", DUE, false);
            books.requests().received(Requests.What.ACCESS, JOHN, null, DUE, true);

            assertThat(books.requests().open())
                    .extracting(Requests.Request::number)
                    .containsExactly(erase);
            Requests.Request open = books.requests().of(JANE).get(0);
            assertThat(open.operator()).isEqualTo("olga");
            assertThat(open.isOverdue(DUE)).isFalse();
            assertThat(open.isOverdue(DUE.plusDays(1))).isTrue();

            clock.advance(Duration.ofHours(1));
            books.requests().done(erase);
            assertThat(books.requests().open()).isEmpty();
            assertThat(books.requests().of(JANE).get(0).done()).isEqualTo(clock.instant());
            assertThat(books.requests().of(JANE).get(0).isOverdue(DUE.plusDays(1)))
                    .isFalse();
            assertThat(books.requests().latest(1))
                    .extracting(Requests.Request::what)
                    .containsExactly(Requests.What.ACCESS);
        }
    }

    @Test
    void whoWasShownAPartAndThenAllHasBeenAnswered() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ACCESS, JANE, null, DUE, false);
            books.requests().received(Requests.What.ERASE, JANE, null, DUE, false);
            books.requests().received(Requests.What.ACCESS, JOHN, null, DUE, false);
            clock.advance(Duration.ofMinutes(1));
            books.requests().received(Requests.What.DOWNLOAD, JANE, null, DUE, true);

            assertThat(books.requests().open())
                    .extracting(Requests.Request::number)
                    .containsExactly(2L, 3L);
            assertThat(books.requests().of(JANE).get(0).done()).isEqualTo(clock.instant());
        }
    }

    /** What the operator looked at has been shown to nobody else; what they have erased is gone for the person as well. */
    @Test
    void whatAnOperatorLooksAtIsNoAnswerToThePerson() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ACCESS, JANE, null, DUE, false);
            books.requests().received(Requests.What.ACCESS, JANE, "olga", DUE, false);
            books.requests().received(Requests.What.ERASE, JANE, null, DUE, false);
            books.requests().received(Requests.What.DOWNLOAD, JANE, "olga", DUE, true);
            assertThat(books.requests().open())
                    .extracting(Requests.Request::number)
                    .containsExactly(1L, 3L);

            books.requests().done(books.requests().received(Requests.What.ERASE, JANE, "olga", DUE, false));
            assertThat(books.requests().close(1, "olga")).isTrue();
            assertThat(books.requests().open()).isEmpty();
        }
    }

    @Test
    void noNumberOfLaterRequestsHidesOneThatIsOpen() {
        RequestsRead open = new RequestsRead(entry -> true, 10, true);
        RequestsRead latest = new RequestsRead(entry -> true, 10, false);
        for (RequestsRead read : List.of(open, latest)) {
            read.accept(entry(1, "request", Map.of("what", "erase", "person", "jane", "due", "2026-12-22")));
            for (int i = 2; i < 100; i++) {
                read.accept(entry(
                        i,
                        "request",
                        Map.of("what", "access", "person", "p" + i, "due", "2026-12-22", "done", "at-once")));
                read.accept(entry(i + 1_000, "request-done", Map.of("request", "" + i)));
            }
        }
        assertThat(open.requests()).extracting(Requests.Request::number).containsExactly(1L);
        assertThat(latest.requests()).hasSize(10);
    }

    private LogEntry entry(long number, String kind, Map<String, String> fields) {
        return new LogEntry(number, clock.instant(), kind, fields);
    }

    @Test
    void whatWasErasedInPartAndThenInWholeHasBeenAnswered() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ERASE, JANE, null, DUE, false);
            books.requests().received(Requests.What.CORRECT, JANE, null, DUE, false);
            long again = books.requests().received(Requests.What.ERASE, JANE, null, DUE, false);
            books.requests().done(again);
            assertThat(books.requests().open())
                    .extracting(Requests.Request::number)
                    .containsExactly(2L);
        }
    }

    @Test
    void aRequestIsClosedByHandOnceAndItIsRecordedByWhom() throws IOException {
        try (Books books = open()) {
            long correct = books.requests().received(Requests.What.CORRECT, JANE, null, DUE, false);
            assertThat(books.requests().close(correct + 1, "olga")).isFalse();
            assertThat(books.requests().close(correct, "olga")).isTrue();
            assertThat(books.requests().close(correct, "olga")).isFalse();
            assertThat(books.requests().open()).isEmpty();
            assertThat(books.log().find(entry -> entry.kind().equals("request-done"), 10))
                    .singleElement()
                    .extracting(entry -> entry.field("by"))
                    .isEqualTo("olga");
        }
    }

    @Test
    void aPersonsRequestsHaveTheirMarkAndNobodyElses() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ERASE, JANE, null, DUE, false);
            books.requests().received(Requests.What.ERASE, JOHN, null, DUE, false);
            assertThat(books.requests().open())
                    .extracting(Requests.Request::mark)
                    .containsExactly(
                            books.requests().mark(JANE), books.requests().mark(JOHN))
                    .doesNotHaveDuplicates()
                    .allMatch(mark -> mark.matches("[0-9a-f]{8}"));
        }
    }

    @Test
    void theBooksAreThereAfterARestartAndNameNobody() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ACCESS, JANE, null, DUE, true);
            books.disclosures()
                    .released("Acme", "upgrade", "/license/*", "jane@example.com", List.of("licence", "na\nme"));
            books.complaints().file("I am Jane.", "jane@example.com", JANE, "abc", List.of("one", "two"));
        }
        try (Books books = open()) {
            assertThat(books.requests().of(JANE)).hasSize(1);
            assertThat(books.disclosures().of(JANE).get(0).fields()).containsExactly("licence", "na me");
            assertThat(books.disclosures().of(JOHN)).isEmpty();
            Complaints.Complaint complaint = books.complaints().of(JANE).get(0);
            assertThat(complaint.text()).isEqualTo("I am Jane.");
            assertThat(complaint.findings()).containsExactly("one", "two");
            assertThat(books.log().verify().fault()).isNull();
        }
        try (Stream<Path> files = Files.list(temp.resolve("records"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContainIgnoringCase("jane");
            }
        }
    }

    @Test
    void whatASessionAskedIsFoundAfterItsVisitorHasSignedIn() throws IOException {
        try (Books books = open()) {
            books.requests().received(Requests.What.ACCESS, new DataSubject(null, "s1"), null, DUE, true);
            assertThat(books.requests().of(new DataSubject("jane@example.com", "s1")))
                    .hasSize(1);
            assertThat(books.requests().of(new DataSubject("jane@example.com", "s2")))
                    .isEmpty();
            assertThat(books.requests().of(DataSubject.named("s1"))).isEmpty();
        }
    }

    @Test
    void aClosedComplaintKeepsItsNumberAndLosesItsWords() throws IOException {
        try (Books books = open()) {
            long number = books.complaints().file("My secret words.", "+49 431 1", null, "abc", List.of());
            assertThat(written()).contains("My secret words.");

            assertThat(books.complaints().close(number, "olga")).isTrue();
            assertThat(books.complaints().close(number, "olga")).isFalse();
            assertThat(books.complaints().close(number + 7, "olga")).isFalse();

            Complaints.Complaint closed = books.complaints().latest(9).get(0);
            assertThat(closed.number()).isEqualTo(number);
            assertThat(closed.text()).isNull();
            assertThat(closed.closedBy()).isEqualTo("olga");
            assertThat(written()).doesNotContain("My secret words.", "+49 431 1");
            assertThat(books.log().verify().fault()).isNull();
        }
    }

    private String written() throws IOException {
        return String.join("", WrittenFiles.beneath(temp).values());
    }

    @Test
    void aComplaintWhoseWordsWereChangedIsShownWithoutThem() throws IOException {
        try (Books books = open()) {
            books.complaints().file("The door was open.", null, JANE, "abc", List.of());
            try (Stream<Path> files = Files.list(temp.resolve("records/complaints"))) {
                Path file = files.findFirst().orElseThrow();
                Files.writeString(file, Files.readString(file).replace("open", "shut"));
            }
            assertThat(books.complaints().of(JANE).get(0).text()).isNull();
        }
    }

    @Test
    void aComplaintThatIsTooLongIsRefused() throws IOException {
        try (Books books = open()) {
            assertThatThrownBy(() -> books.complaints().file("x".repeat(10_001), null, null, "abc", List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> books.complaints().file("x", "x".repeat(501), null, "abc", List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(books.complaints().latest(9)).isEmpty();
        }
    }

    @Test
    void whatIsTwoYearsOldIsForgottenWithItsWords() throws IOException {
        try (Books books = open()) {
            books.complaints().file("Old words.", null, JANE, "abc", List.of());
            books.disclosures().released("Acme", "upgrade", "/license/*", "jane@example.com", List.of());
            clock.advance(Duration.ofDays(700));
            assertThat(books.forget()).isZero();
            books.complaints().file("New words.", null, JANE, "abc", List.of());
            assertThat(books.keep().of(Instant.parse("2026-11-22T10:00:00Z"))).isEqualTo("2028-11-22");
            clock.set(Instant.parse("2028-11-23T00:00:00Z"));
            age();
            assertThat(books.forget()).isEqualTo(2);

            assertThat(books.complaints().of(JANE))
                    .extracting(Complaints.Complaint::text)
                    .containsExactly("New words.");
            assertThat(books.disclosures().of(JANE)).isEmpty();
            assertThat(written()).contains("New words.").doesNotContain("Old words.");
            assertThat(books.log().verify().fault()).isNull();
        }
    }

    /** The clock of the test is not that of the file system. */
    private void age() throws IOException {
        try (Stream<Path> files = Files.list(temp.resolve("records/complaints"))) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
            }
        }
    }

    @Test
    void whatTheBooksHoldIsShownAndKeptAndSaysUntilWhen() throws Exception {
        try (Books books = open()) {
            books.disclosures().released("Acme", "upgrade", "/license/*", "jane@example.com", List.of("licence"));
            books.requests().received(Requests.What.CORRECT, JANE, "olga", DUE, true);
            books.complaints().file("words", "me", JANE, "abc", List.of());
            for (PersonalDataSource source : List.of(
                    new DisclosureSource(books, KEYS),
                    new RequestSource(books, KEYS),
                    new ComplaintSource(books, KEYS))) {
                assertThat(source.held(JOHN, Locale.ENGLISH)).isEmpty();
                List<HeldItem> held = source.held(JANE, Locale.ENGLISH);
                assertThat(held).hasSize(1);
                assertThat(held.get(0).fields()).hasSizeGreaterThan(2).noneMatch(HeldField::isCorrectable);
                assertThat(source.erase(JANE, Locale.ENGLISH))
                        .containsExactly(Erasure.kept(
                                held.get(0).title(), "subject." + source.id() + ".kept", LocalDate.of(2028, 11, 22)));
                assertThat(source.held(JANE, Locale.ENGLISH)).isEqualTo(held);
            }
        }
    }

    @Test
    void inMemoryTheBooksEndWithTheProcess() throws IOException {
        try (Books books =
                Books.open(null, () -> new KeptUntil(Period.ofMonths(24), ZoneOffset.UTC), Tally.NONE, clock)) {
            long number = books.complaints().file("words", null, JANE, "abc", List.of());
            assertThat(books.complaints().of(JANE))
                    .extracting(Complaints.Complaint::text)
                    .containsExactly("words");
            assertThat(books.complaints().close(number, "olga")).isTrue();
            assertThat(books.complaints().of(JANE).get(0).text()).isNull();
        }
    }
}
