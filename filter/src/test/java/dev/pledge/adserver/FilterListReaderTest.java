package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterListReaderTest {
    @Test
    void readsOneDomainALine() {
        Listed list = Listed.read("ads.test\n*.wild.test\n.dot.test\nUPPER.Test.\n_dmp.site.test\n");

        assertThat(list.hosts).containsExactly("ads.test", "wild.test", "dot.test", "upper.test", "_dmp.site.test");
        assertThat(list.hostLines).containsExactly(1, 2, 3, 4, 5);
        assertThat(list.summary.format()).isEqualTo(ListFormat.HOSTS);
        assertThat(list.summary.networkRules()).isEqualTo(5);
        assertThat(list.summary.skipped()).isEmpty();
    }

    @Test
    void readsTheBeginningOfAPathAsARule() {
        NetworkRule rule = Listed.read("www.Site.test/Pixel\n").rules.get(0);

        assertThat(rule.start()).isEqualTo(Anchor.HOST);
        assertThat(rule.pattern()).isEqualTo("www.site.test/Pixel");
        assertThat(rule.matchCase()).isTrue();
        assertThat(rule.types()).isEqualTo(ResourceType.DEFAULT_BITS);
    }

    @Test
    void readsAHostsFile() {
        assertThat(Listed.read("0.0.0.0 a.test\n127.0.0.1\tb.test  c.test # both\n:: d.test\n::1 e.test\n0 f.test")
                        .hosts)
                .containsExactly("a.test", "b.test", "c.test", "d.test", "e.test", "f.test");
    }

    @Test
    void passesOverCommentsBlankLinesByteOrderMarkAndLocalNames() {
        Listed list = Listed.read(String.join(
                "\r\n",
                "\uFEFF# list",
                "! also a comment",
                "",
                "127.0.0.1 localhost localhost.localdomain",
                "255.255.255.255 broadcasthost",
                "fe80::1%lo0 localhost",
                "ff02::1 ip6-allnodes",
                "0.0.0.0 0.0.0.0",
                "a.test # why"));

        assertThat(list.hosts).containsExactly("a.test");
        assertThat(list.hostLines).containsExactly(9);
        assertThat(list.summary.skippedLines()).isZero();
    }

    @Test
    void bringsInternationalNamesIntoTheirAsciiForm() {
        assertThat(Listed.read("werbung.bücher.test\nBÜCHER.test\nad。例え.test\n").hosts)
                .containsExactly("werbung.xn--bcher-kva.test", "xn--bcher-kva.test", "ad.xn--r8jz45g.test");
    }

    @Test
    void skipsAndNamesALineOfAHostListThatItCannotUnderstand() {
        Listed list = Listed.read("""
                a.test
                https://b.test/
                b.test c.test
                com
                1.2.3.4
                192.168.1.5 nas.test
                0.0.0.0 good.test b$d.test
                straße.test
                a..test
                \uFFFD.test
                10.0.0.0/8
                x.test/a*b
                ||ads.test^
                z.test
                """);

        assertThat(list.hosts).containsExactly("a.test", "z.test");
        assertThat(list.summary.skipped())
                .extracting(SkippedLine::line)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(list.summary.skipped().get(11))
                .hasToString("list.txt:13: found \"||ads.test^\","
                        + " expected a host name of letters, digits, hyphens and underscores");
        assertThat(list.summary.skipped().get(4).expected()).startsWith("an address that leads nowhere");
        assertThat(list.summary.skipped().get(6).expected()).contains("xn--");
    }

    @Test
    void namesTheFirstHundredSkippedLinesAndCountsAll() {
        FilterListSummary summary = Listed.read("?\n".repeat(250)).summary;

        assertThat(summary.skipped()).hasSize(100);
        assertThat(summary.skippedLines()).isEqualTo(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[Adblock Plus 2.0]\nads.test\nmore.test",
                "! Title: rules\n[uBlock Adblock]\nads.test",
                "||ads.test^",
                "||ads.test^\n! b.test\n! c.test\nd.test\n@@||e.test^",
                "/banner/*$image\n&ad_box_",
                "##.ad\nads.test##.banner\nc.test"
            })
    void tellsRulesOfAdblockPlusByTheirContent(String list) {
        assertThat(Listed.read(list).summary.format()).isEqualTo(ListFormat.ADBLOCK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# hosts\n0.0.0.0 ads.test",
                "ads.test",
                "! Title: domains\nads.test",
                "a.test\nb.test\n||c.test^",
                "127.0.0.1 localhost",
                "##########\n# My list\n##########\n0.0.0.0 ads.test",
                "## domains ##\n### a ###\n#### b\nads.test",
                "0.0.0.0 a.test ## costs $5\n0.0.0.0 b.test # ^",
                "###\n##\n#\nads.test"
            })
    void tellsHostsAndDomainsByTheirContent(String list) {
        assertThat(Listed.read(list).summary.format()).isEqualTo(ListFormat.HOSTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE html><title>404</title>",
                "\n<html>\n",
                "\uFEFF<?xml version='1.0'?>\n<a/>",
                "<HTML>",
                "<Head>x"
            })
    void aPageThatWasSavedAsAListIsAnError(String page) {
        assertThatThrownBy(() -> read(page.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a list");
    }

    @Test
    void readsACompressedList() throws IOException {
        assertThat(Listed.read(gzip("a.test\nb.test\n")).hosts).containsExactly("a.test", "b.test");
    }

    @Test
    void aCutOffCompressedListIsAnError() throws IOException {
        byte[] whole = gzip("a.test\n".repeat(1000));
        byte[] cut = Arrays.copyOf(whole, whole.length - 10);

        assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }

    @Test
    void skipsALineThatIsTooLongAndReadsTheNext() {
        for (int length : new int[] {ListLines.LONGEST, 5 * ListLines.LONGEST + 7}) {
            Listed list = Listed.read("a.test\n" + "x".repeat(length) + ".test\nb.test\n");

            assertThat(list.hosts).containsExactly("a.test", "b.test");
            assertThat(list.hostLines).containsExactly(1, 3);
            assertThat(list.summary.skipped()).extracting(SkippedLine::line).containsExactly(2);
        }
    }

    @Test
    void linesMayEndAnywhereInTheBuffer() {
        for (int before = 65_520; before < 65_545; before++) {
            Listed list = Listed.read("#" + "x".repeat(before) + "\na.test\r\n0.0.0.0 b.test");

            assertThat(list.hosts).containsExactly("a.test", "b.test");
            assertThat(list.hostLines).containsExactly(2, 3);
        }
    }

    @Test
    void aRuleThatTheSinkRefusesCountsAsSkipped() throws IOException {
        Listed refusing = new Listed() {
            @Override
            public void rule(NetworkRule rule) {
                throw new IllegalArgumentException("a shorter one");
            }
        };
        FilterListSummary summary = FilterListReader.read(
                "list", new ByteArrayInputStream("||a.test^\n/ads/".getBytes(StandardCharsets.UTF_8)), refusing);

        assertThat(summary.networkRules()).isEqualTo(1);
        assertThat(summary.skipped())
                .extracting(SkippedLine::toString)
                .containsExactly("list:2: found \"/ads/\", expected a shorter one");
    }

    private static void read(byte[] list) throws IOException {
        FilterListReader.read("list", new ByteArrayInputStream(list), new Listed());
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
