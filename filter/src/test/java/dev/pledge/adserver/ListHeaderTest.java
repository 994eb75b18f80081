package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What lists say of themselves. */
class ListHeaderTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "! Last modified: 14 Jul 2026 09:53 UTC | 2026-07-14T09:53:00Z",
                "! last Modified:  4 July 2026 09:53 UTC | 2026-07-04T09:53:00Z",
                "! TimeUpdated: 2026-07-14T11:53:10+02:00 | 2026-07-14T09:53:10Z",
                "! TimeUpdated: 2026-07-14T09:53:10.250Z | 2026-07-14T09:53:10.250Z",
                "# Date: 14 July 2026 09:53:10 (UTC) | 2026-07-14T09:53:10Z",
                "# Last updated: Tue, 14 Jul 2026 09:53:10 GMT | 2026-07-14T09:53:10Z",
                "# Updated: 2026-07-14 | 2026-07-14T00:00:00Z",
                "! Last modified: 2026-07-14 09:53 | 2026-07-14T09:53:00Z"
            })
    void theTimeIsReadAsListsWriteIt(String line, Instant made) throws IOException {
        assertThat(header(line).made()).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "! Expires: 4 days (update frequency) | PT96H",
                "! Expires: 1 day | PT24H",
                "! expires: 12 hours | PT12H",
                "! Expires: 6h | PT6H",
                "# Expires: 3 | PT72H"
            })
    void theLifetimeIsReadAsListsWriteIt(String line, Duration lifetime) throws IOException {
        assertThat(header(line).lifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "! Last modified: %timestamp%",
                "! Last modified: 31 Feb 2026 09:53 UTC",
                "! Last modified: yesterday",
                "! Last modified:",
                "! Expires: soon",
                "! Expires: 0 days",
                "! Expires: 99999 days",
                "! Expires: 99999999999999 days",
                "||last.modified.example^",
                "! the date: is not said"
            })
    void whatIsNotUnderstoodIsNotSaid(String line) throws IOException {
        assertThat(header(line)).isEqualTo(ListHeader.NONE);
    }

    @Test
    void onlyTheBeginningSpeaksOfTheList() throws IOException {
        String rules = "||ads.example^\n".repeat(100);
        assertThat(header(rules + "! Expires: 4 days")).isEqualTo(ListHeader.NONE);
    }

    @Test
    void easyListSaysWhenItWasMadeAndForHowLongItIsGood() throws IOException {
        try (InputStream in = Files.newInputStream(SharedData.file("adserver/easylist.txt.gz"))) {
            ListHeader header = FilterListReader.read("easylist", in, new ListCompiler(PublicSuffixes.read(), false))
                    .header();
            assertThat(header.made()).isEqualTo(Instant.parse("2026-07-14T09:53:00Z"));
            assertThat(header.lifetime()).isEqualTo(Duration.ofDays(4));
        }
    }

    private static ListHeader header(String line) throws IOException {
        String list = "[Adblock Plus 2.0]\n! Title: Ads\n" + line + "\n||ads.example^\n";
        return FilterListReader.read(
                        "list",
                        new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
                        new ListCompiler(PublicSuffixes.read(), false))
                .header();
    }
}
