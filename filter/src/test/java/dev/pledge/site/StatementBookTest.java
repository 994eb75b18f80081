package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Breach;
import dev.pledge.finding.KeptOut;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PolicyDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementBookTest {
    private static final PolicyDigest OLD = new PolicyDigest("0".repeat(64));
    private static final PolicyDigest NEW = new PolicyDigest("1".repeat(64));

    @Test
    void whatItTellsSurvivesARestart(@TempDir Path directory) throws IOException {
        try (StatementBook book = open(directory.resolve("records"), "2026-11-01", OLD)) {
            find(book.keptOut(), 3);
        }
        try (StatementBook book = open(directory.resolve("records"), "2026-11-20", OLD)) {
            find(book.keptOut(), 2);
            assertThat(book.keptOut().count()).isEqualTo(5);
            assertThat(book.keptOut().since()).isEqualTo(LocalDate.of(2026, 11, 1));
            assertThat(book.since(OLD)).isEqualTo(LocalDate.of(2026, 11, 1));
            assertThat(book.since(NEW)).isEqualTo(LocalDate.of(2026, 11, 20));
        }
        try (StatementBook book = open(directory.resolve("records"), "2026-12-01", OLD)) {
            assertThat(book.keptOut().count()).isEqualTo(2);
            assertThat(book.keptOut().isComplete()).isTrue();
        }
    }

    @Test
    void withoutADirectoryItBeginsAnew() throws IOException {
        try (StatementBook book = open(null, "2026-11-20", OLD)) {
            assertThat(book.keptOut().count()).isZero();
            assertThat(book.since(OLD)).isEqualTo(LocalDate.of(2026, 11, 20));
        }
    }

    @Test
    void aDamagedFileIsNoReasonNotToStart(@TempDir Path directory) throws IOException {
        for (String damaged : new String[] {
            "",
            "{",
            "[]",
            "null",
            "{\"policy\":{\"sha-256\":\"x\",\"since\":\"y\"}}",
            "{\"kept-out\":{\"days\":{\"z\":1}}}"
        }) {
            Files.writeString(directory.resolve("statement.json"), damaged);
            try (StatementBook book = open(directory, "2026-11-20", NEW)) {
                assertThat(book.since(NEW)).isEqualTo(LocalDate.of(2026, 11, 20));
                assertThat(book.keptOut().count()).isZero();
            }
        }
    }

    @Test
    void onlyWhatWasTakenOutIsCounted() {
        KeptOut keptOut = new KeptOut(at("2026-11-20"));
        find(keptOut, 1);
        keptOut.found(breach(Kind.AD_LINK_REMOVED, Mode.ENFORCE), true);
        keptOut.found(breach(Kind.AD_TAG_REMOVED, Mode.REPORT), true);
        keptOut.found(breach(Kind.EMPTY_CONTAINER_REMOVED, Mode.ENFORCE), true);
        keptOut.found(breach(Kind.COOKIE_REFUSED, Mode.ENFORCE), true);
        assertThat(keptOut.count()).isEqualTo(2);
        assertThat(keptOut.byDay()).containsOnlyKeys(LocalDate.of(2026, 11, 20));
        assertThat(keptOut.isComplete()).isFalse();
    }

    private static StatementBook open(@Nullable Path directory, String day, PolicyDigest holds) throws IOException {
        StatementBook book = new StatementBook(directory, new KeptOut(at(day)), () -> holds, at(day));
        book.start();
        return book;
    }

    private static Clock at(String day) {
        return Clock.fixed(Instant.parse(day + "T12:00:00Z"), ZoneOffset.UTC);
    }

    private static void find(KeptOut keptOut, int times) {
        for (int i = 0; i < times; i++) {
            keptOut.found(breach(Kind.AD_TAG_REMOVED, Mode.ENFORCE), false);
        }
    }

    private static Breach breach(Kind kind, Mode mode) {
        return new Breach(kind, "ads.example", "Ads", "/", mode, "r");
    }
}
