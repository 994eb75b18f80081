package dev.pledge.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import dev.pledge.policy.OwnWord;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyDigest;
import dev.pledge.policy.PolicyPrinter;
import dev.pledge.policy.PolicyReader;
import dev.pledge.policy.ReportInterval;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.report.ReportChain.Checked;
import dev.pledge.subject.Books;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.KeptUntil;
import dev.pledge.subject.Requests.What;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
    private static final Instant BEGIN = Instant.parse("2026-10-20T10:00:00Z");

    @TempDir
    Path temp;

    private final SetClock clock = new SetClock();
    private History history;
    private Books books;
    private Policy policy = Policy.builtIn(Mode.REPORT);
    private ReportInterval every = ReportInterval.MONTHLY;
    private ZoneId zone = ZoneOffset.UTC;

    @BeforeEach
    void open() throws IOException {
        clock.set(BEGIN);
        history = History.open(temp, clock, () -> Period.ofMonths(13));
        books = Books.open(temp, () -> new KeptUntil(Period.ofMonths(24), zone), history, clock);
        history.holds("r1", "d1", "text");
    }

    @AfterEach
    void close() throws IOException {
        books.close();
        history.close();
    }

    private Path directory() {
        return temp.resolve("reports");
    }

    private Reports reports() throws IOException {
        return Reports.open(
                directory(),
                new ReportContent(history, books, () -> policy, "1.0"),
                history,
                () -> every,
                (json, signature) -> "<!DOCTYPE html>".getBytes(StandardCharsets.UTF_8),
                clock);
    }

    private void at(String instant) {
        // Time passes as it does in a process: what was counted is taken every second.
        history.sum(BEGIN, BEGIN.plusSeconds(1));
        clock.set(Instant.parse(instant));
        history.sum(BEGIN, BEGIN.plusSeconds(1));
    }

    private JsonNode json(int index) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readAllBytes(reports().all().get(index).json()));
    }

    @Test
    void aReportTellsWhatThePeriodCameTo() throws IOException {
        policy = policy.with(new StatementPolicy(
                "/privacy",
                false,
                null,
                false,
                List.of(new OwnWord(
                        "Paper", "We shred paper.", "A. Smith, archivist", LocalDate.parse("2026-01-02")))));
        Findings findings = new Findings(100, clock, List.of(history));
        history.watch(findings);
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.REPORT, "r1");
        findings.record(Kind.DISCLOSURE_REFUSED, "/license/*", "no-partner", "/license", Mode.ENFORCE, "r1");
        history.count(new Counter("request", "changed", ""), 5);
        history.count(new Counter("deletion", "records", ""), 3);
        for (int i = 0; i < 4; i++) {
            history.answered();
        }
        books.disclosures().released("Acme", "license-registration", "/license/*", "jane", List.of("name"));
        books.disclosures().released("Acme", "license-registration", "/license/*", "joe", List.of("name"));
        LocalDate due = LocalDate.parse("2026-11-20");
        DataSubject jane = DataSubject.named("jane");
        books.requests().received(What.ACCESS, jane, null, due, true);
        long open = books.requests().received(What.ERASE, jane, null, due, false);
        books.requests().received(What.ERASE, DataSubject.named("joe"), null, LocalDate.parse("2026-10-25"), false);
        clock.advance(Duration.ofHours(50));
        books.requests().done(open);
        at("2026-10-30T00:00:00Z");
        history.holds("r2", "d2", "text");
        at("2026-11-03T00:00:00Z");
        books.disclosures().released("Later", "license-registration", "/license/*", "jane", List.of());
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.ENFORCE, "r1");
        reports().makeDue();

        JsonNode report = json(0);
        assertThat(report.at("/period/name").asText()).isEqualTo("2026-10");
        assertThat(report.at("/sequence").asInt()).isEqualTo(1);
        assertThat(report.at("/previous-sha-256").isNull()).isTrue();
        assertThat(report.at("/counted-since").asText()).isEqualTo(BEGIN.toString());
        assertThat(report.at("/policies").findValuesAsText("revision")).containsExactly("r1", "r2");
        assertThat(report.at("/policies/0/until").asText()).isEqualTo("2026-10-30T00:00:00Z");
        assertThat(report.at("/promises/0/findings/0").toString())
                .isEqualTo("{\"kind\":\"cookie-refused\",\"prevented\":1,\"only-seen\":1}");
        assertThat(report.at("/requests/changed").asInt()).isEqualTo(5);
        assertThat(report.at("/accesses").toString())
                .isEqualTo("{\"answered\":4,\"recorded\":0,\"lost\":0,\"difference\":4}");
        assertThat(report.at("/disclosures").toString())
                .isEqualTo("{\"released\":[{\"partner\":\"Acme\",\"purpose\":\"license-registration\",\"count\":2}],"
                        + "\"refused\":[{\"reason\":\"no-partner\",\"count\":1}]}");
        assertThat(report.at("/requests-of-persons/received/0").toString())
                .isEqualTo("{\"what\":\"access\",\"received\":1,\"answered\":1,\"late\":0,\"median-seconds\":0,"
                        + "\"longest-seconds\":0}");
        assertThat(report.at("/requests-of-persons/received/3").toString())
                .isEqualTo("{\"what\":\"erase\",\"received\":2,\"answered\":1,\"late\":1,\"median-seconds\":180000,"
                        + "\"longest-seconds\":180000}");
        assertThat(report.at("/requests-of-persons/overdue-at-end").asInt()).isEqualTo(1);
        assertThat(report.at("/deletions/records").asInt()).isEqualTo(3);
        assertThat(report.at("/not-checked-by-machine/0/text").asText()).isEqualTo("We shred paper.");
        assertThat(Files.readString(reports().all().get(0).json())).doesNotContain("jane", "joe");
    }

    @Test
    void aRequestIsLateWhenItsDueDayIsOverWhereTheSiteIs() throws IOException {
        zone = ZoneId.of("America/Los_Angeles");
        LocalDate due = LocalDate.parse("2026-10-25");
        long evening = books.requests().received(What.ERASE, DataSubject.named("jane"), null, due, false);
        clock.set(Instant.parse("2026-10-26T04:00:00Z"));
        books.requests().done(evening);
        long night = books.requests().received(What.ERASE, DataSubject.named("joe"), null, due, false);
        clock.set(Instant.parse("2026-10-26T08:00:00Z"));
        books.requests().done(night);
        books.requests().received(What.ERASE, DataSubject.named("jim"), null, LocalDate.parse("2026-10-31"), false);
        at("2026-11-01T00:01:00Z");
        reports().makeDue();
        assertThat(json(0).at("/requests-of-persons/received/3/late").asInt()).isEqualTo(1);
        assertThat(json(0).at("/requests-of-persons/overdue-at-end").asInt())
                .as("there it is still the 31st")
                .isZero();
    }

    @Test
    void aRequestThatWaitsIsToldHoweverManyCameAfterIt() throws IOException {
        LocalDate due = LocalDate.parse("2026-10-25");
        books.requests().received(What.ERASE, DataSubject.named("jane"), null, due, false);
        for (int i = 0; i < 5; i++) {
            books.requests().received(What.ACCESS, DataSubject.named("joe" + i), null, due, true);
        }
        ReportPeriod october = ReportPeriod.around(BEGIN, ReportInterval.MONTHLY);
        byte[] json = new ReportContent(history, books, () -> policy, "1.0", 2)
                .write(october, 1, null, Instant.parse("2026-11-02T00:00:00Z"));
        JsonNode persons = new ObjectMapper().readTree(json).at("/requests-of-persons");
        assertThat(persons.at("/overdue-at-end").asInt()).isEqualTo(1);
        assertThat(persons.at("/received/3/late").asInt()).isEqualTo(1);
    }

    @Test
    void modesAndOwnWordsAreThoseOfThePeriodAndNotOfWhenTheReportIsMade() throws IOException {
        OwnWord word = new OwnWord("Paper", "We shred paper.", "A. Smith", LocalDate.parse("2026-01-02"));
        Policy october = PolicyReader.read("x.yaml", "cookies: { mode: enforce }")
                .with(new StatementPolicy("/privacy", false, null, false, List.of(word)));
        history.holds("r2", PolicyDigest.of(october).hex(), PolicyPrinter.printPublished(october));
        at("2026-11-01T00:00:05Z");
        history.holds("r3", PolicyDigest.of(policy).hex(), PolicyPrinter.printPublished(policy));
        at("2026-11-01T00:00:20Z");
        reports().makeDue();
        assertThat(json(0).at("/policies").findValuesAsText("revision")).containsExactly("r1", "r2");
        assertThat(json(0).at("/promises/0/mode").asText()).isEqualTo("enforce");
        assertThat(json(0).at("/not-checked-by-machine/0/text").asText()).isEqualTo("We shred paper.");
        JsonNode november = new ObjectMapper()
                .readTree(reports()
                        .preview(ReportPeriod.ofDays(LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-02"))));
        assertThat(november.at("/promises/0/mode").asText()).isEqualTo("report");
        assertThat(november.at("/not-checked-by-machine")).isEmpty();
    }

    @Test
    void namesAreTheSameWhateverTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("fa-IR"));
        try {
            every = ReportInterval.WEEKLY;
            at("2026-10-27T00:00:00Z");
            reports().makeDue();
            assertThat(reports().all())
                    .extracting(report -> report.json().getFileName().toString())
                    .containsExactly("report-000001-2026-W43.json");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void missedPeriodsAreMadeUpAndNoneIsMadeTwice() throws IOException {
        Reports reports = reports();
        reports.makeDue();
        assertThat(reports.all()).isEmpty();
        at("2026-11-01T00:00:05Z");
        reports.makeDue();
        assertThat(reports.all()).as("what was counted last is not there yet").isEmpty();
        at("2027-01-05T00:00:00Z");
        reports.makeDue();
        reports().makeDue();
        reports.makeDue();
        assertThat(reports.all())
                .extracting(report -> report.head().period().name())
                .containsExactly("2026-12", "2026-11", "2026-10");
        assertThat(reports.all()).allSatisfy(report -> assertThat(report.html()).exists());
        Checked checked = ReportChain.ofDirectory(directory(), reports.publicKey());
        assertThat(checked.fault()).isNull();
        assertThat(checked.reports()).isEqualTo(3);
        assertThat(checked.lastSha256()).isEqualTo(reports.all().get(0).sha256());
        assertThat(checked.keys()).containsExactly(reports.keyId());
    }

    @Test
    void weeksAreThoseOfIsoAndFollowMonthsWithoutAGap() throws IOException {
        at("2026-11-02T00:01:00Z");
        reports().makeDue();
        every = ReportInterval.NEVER;
        at("2026-11-12T00:01:00Z");
        reports().makeDue();
        assertThat(reports().all()).hasSize(1);
        every = ReportInterval.WEEKLY;
        reports().makeDue();
        assertThat(reports().all())
                .extracting(report -> report.head().period().name())
                .containsExactly("2026-W45", "2026-W44", "2026-10");
        assertThat(ReportPeriod.around(Instant.parse("2027-01-02T00:00:00Z"), ReportInterval.WEEKLY)
                        .name())
                .isEqualTo("2026-W53");
        assertThat(ReportPeriod.around(Instant.parse("2027-01-02T00:00:00Z"), ReportInterval.WEEKLY)
                        .from())
                .isEqualTo("2026-12-28T00:00:00Z");
    }

    @Test
    void aReportThatWasNotFinishedIsMadeAgain() throws IOException {
        at("2026-12-02T00:00:00Z");
        reports().makeDue();
        Reports.Report last = reports().all().get(0);
        Files.delete(last.json());
        Files.delete(last.html());
        reports().makeDue();
        assertThat(reports().all()).hasSize(2).first().satisfies(again -> {
            assertThat(again.json()).isEqualTo(last.json());
            assertThat(again.html()).exists();
        });
        assertThat(ReportChain.ofDirectory(directory(), null).fault()).isNull();
    }

    @Test
    void theKeyIsMadeOnceAndIsReadableByItsOwnerAlone() throws IOException {
        String id = reports().keyId();
        assertThat(reports().keyId()).isEqualTo(id);
        Path key = directory().resolve("private-key.pem");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(directory().resolve("public-key-" + id + ".pem"))
                .hasContent(reports().publicKey());
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nxx\n-----END PRIVATE KEY-----\n");
        assertThatThrownBy(this::reports).isInstanceOf(IOException.class).hasMessageContaining(key.toString());
    }

    @Test
    void theSignatureIsAJwsWithDetachedContent() throws Exception {
        at("2026-11-02T00:00:00Z");
        reports().makeDue();
        Reports.Report report = reports().all().get(0);
        String[] parts = Files.readString(report.signature()).strip().split("\\.", -1);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.US_ASCII))
                .isEqualTo("{\"alg\":\"EdDSA\",\"kid\":\"" + reports().keyId() + "\"}");
        assertThat(parts[1]).isEmpty();
        String input = parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(Files.readAllBytes(report.json()));
        java.security.Signature signature = java.security.Signature.getInstance("EdDSA");
        String pem = reports().publicKey().replaceAll("-----[A-Z ]+-----|\\s", "");
        signature.initVerify(java.security.KeyFactory.getInstance("EdDSA")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(
                        Base64.getDecoder().decode(pem))));
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    /** RFC 8037, appendix A.3. */
    @Test
    void aKeysIdIsItsThumbprint() {
        String x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
        byte[] prefix = java.util.HexFormat.of().parseHex("302a300506032b6570032100");
        byte[] raw = Base64.getUrlDecoder().decode(x);
        byte[] spki = java.util.Arrays.copyOf(prefix, prefix.length + raw.length);
        System.arraycopy(raw, 0, spki, prefix.length, raw.length);
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(spki)
                + "\n-----END PUBLIC KEY-----\n";
        assertThat(Ed25519.id(Ed25519.publicKey(pem))).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    @Test
    void aPreviewHasNoPlaceInTheChain() throws IOException {
        JsonNode preview = new ObjectMapper()
                .readTree(reports()
                        .preview(ReportPeriod.ofDays(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-20"))));
        assertThat(preview.at("/sequence").asInt()).isZero();
        assertThat(preview.at("/period/to").asText()).isEqualTo("2026-10-21T00:00:00Z");
        assertThat(reports().all()).isEmpty();
    }

    @Test
    void aFileThatIsNoReportStopsTheChain() throws IOException {
        at("2026-11-02T00:00:00Z");
        reports().makeDue();
        Files.writeString(reports().all().get(0).json(), "{");
        at("2026-12-02T00:00:00Z");
        assertThatThrownBy(() -> reports().makeDue())
                .isInstanceOf(IOException.class)
                .hasMessageContaining(directory().toString());
    }
}
