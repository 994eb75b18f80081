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

class HostListReaderTest {
    @Test
    void readsOneDomainALine() throws IOException {
        assertThat(read("ads.test\n*.wild.test\n.dot.test\nUPPER.Test.\nwww.site.test/Pixel\n"))
                .extracting(ListedHost::pattern)
                .containsExactly("ads.test", "wild.test", "dot.test", "upper.test", "www.site.test/Pixel");
    }

    @Test
    void readsAHostsFile() throws IOException {
        assertThat(read("0.0.0.0 a.test\n127.0.0.1\tb.test  c.test # both\n:: d.test\n::1 e.test\n"))
                .extracting(ListedHost::pattern)
                .containsExactly("a.test", "b.test", "c.test", "d.test", "e.test");
    }

    @Test
    void passesOverCommentsBlankLinesByteOrderMarkAndLocalNames() throws IOException {
        HostFile file = file(String.join(
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

        assertThat(file.hosts()).containsExactly(new ListedHost("a.test", "unknown", 9));
        assertThat(file.skippedLines()).isZero();
    }

    @Test
    void bringsInternationalNamesIntoTheirAsciiForm() throws IOException {
        assertThat(read("werbung.bücher.test\nBÜCHER.test\nad。例え.test\n"))
                .extracting(ListedHost::pattern)
                .containsExactly("werbung.xn--bcher-kva.test", "xn--bcher-kva.test", "ad.xn--r8jz45g.test");
    }

    @Test
    void skipsAndNamesALineThatItCannotUnderstand() throws IOException {
        HostFile file = file("""
                a.test
                ||ads.test^
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
                """);

        assertThat(file.hosts()).extracting(ListedHost::pattern).containsExactly("a.test");
        assertThat(file.skippedLines()).isEqualTo(12);
        assertThat(file.skipped())
                .extracting(SkippedLine::line)
                .containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(file.skipped().get(0))
                .hasToString("list.txt:2: found \"||ads.test^\","
                        + " expected a host name of letters, digits, hyphens and underscores");
        assertThat(file.skipped().get(5).expected()).startsWith("an address that leads nowhere");
        assertThat(file.skipped().get(7).expected()).contains("xn--");
    }

    @Test
    void namesTheFirstHundredSkippedLinesAndCountsAll() throws IOException {
        HostFile file = file("?\n".repeat(250));

        assertThat(file.skipped()).hasSize(100);
        assertThat(file.skippedLines()).isEqualTo(250);
    }

    @Test
    void readsACompressedList() throws IOException {
        HostFile file = HostListReader.read("list.gz", new ByteArrayInputStream(gzip("a.test\nb.test\n")));

        assertThat(file.hosts()).extracting(ListedHost::pattern).containsExactly("a.test", "b.test");
    }

    @Test
    void aCutOffCompressedListIsAnError() throws IOException {
        byte[] whole = gzip("a.test\n".repeat(1000));
        byte[] cut = Arrays.copyOf(whole, whole.length - 10);

        assertThatThrownBy(() -> HostListReader.read("list.gz", new ByteArrayInputStream(cut)))
                .isInstanceOf(IOException.class);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Iterable<ListedHost> read(String text) throws IOException {
        HostFile file = file(text);
        assertThat(file.skipped()).isEmpty();
        return file.hosts();
    }

    private static HostFile file(String text) throws IOException {
        return HostListReader.read("list.txt", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
