package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.testing.SharedData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageEncodingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<meta charset=utf-8>|UTF-8",
                "<META CHARSET = 'Shift_JIS' >|Shift_JIS",
                "<meta charset=\"latin1\">|windows-1252",
                "<meta charset=utf-16>|UTF-8",
                "<meta charset=x-user-defined>|windows-1252",
                "<meta charset=iso-2022-jp>|ISO-2022-JP",
                "<meta http-equiv=Content-Type content='text/html; charset=koi8-r'>|KOI8-R",
                "<meta content='text/html; charset = \"gbk\"' http-equiv=content-type>|GBK",
                "<meta content='text/html; charset=gbk'>|windows-1252",
                "<meta http-equiv=content-type content='charset charset=big5;x'>|Big5",
                "<meta charset=nonsense><meta charset=euc-jp>|EUC-JP",
                "<meta charset=euc-kr charset=big5>|EUC-KR",
                "<meta name=x content=y><meta/charset=big5>|Big5",
                "<!-- <meta charset=big5> --><meta charset=gbk>|GBK",
                "<!--><meta charset=gbk>|GBK",
                "<p title='<meta charset=big5>'><meta charset=gbk>|GBK",
                "</p <meta charset=big5>x><meta charset=gbk>|GBK",
                "<?x <meta charset=big5><meta charset=gbk>|GBK",
                "<metacharset=gbk>|windows-1252",
                "<meta charset=gbk|windows-1252",
                "<?xml version='1.0' encoding='iso-2022-jp'?><p>|ISO-2022-JP",
                "<?xml version='1.0' encoding='big5'?><meta charset=gbk>|GBK",
                "<?xml version='1.0' encoding='utf-16'?><p>|UTF-8",
                "<?xml version='1.0' encoding=' big5'?><p>|windows-1252",
                "<meta charset=' \t\fbig5 '>|Big5",
                "<meta charset='\u000Bbig5'>|windows-1252",
                "<meta charset='\u001Fbig5'>|windows-1252",
                "<meta charset=utf-7>|windows-1252",
                "<meta charset=utf-32>|windows-1252",
                "text|windows-1252",
            })
    void findsADeclaration(String page, String expected) {
        byte[] bytes = page.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(whole(bytes, null).name()).isEqualTo(expected);
        assertThat(byteByByte(bytes, null).name()).isEqualTo(expected);
    }

    @Test
    void aMarkIsStrongerThanTheTransportAndThatThanADeclaration() {
        byte[] declared = "<meta charset=gbk>".getBytes(StandardCharsets.ISO_8859_1);
        byte[] marked = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '<'};
        byte[] little = {(byte) 0xFF, (byte) 0xFE, '<', 0};
        byte[] big = {(byte) 0xFE, (byte) 0xFF, 0, '<'};

        assertThat(byteByByte(declared, "utf-8").name()).isEqualTo("UTF-8");
        assertThat(byteByByte(declared, "no-such").name()).isEqualTo("GBK");
        assertThat(byteByByte(marked, "gbk").name()).isEqualTo("UTF-8");
        assertThat(byteByByte(little, "utf-8").name()).isEqualTo("UTF-16LE");
        assertThat(byteByByte(big, null).name()).isEqualTo("UTF-16BE");
        assertThat(byteByByte(new byte[] {(byte) 0xEF, 'x'}, " UTF-8 ").name()).isEqualTo("UTF-8");
    }

    @Test
    void aDeclarationAfterTheFirst1024BytesIsTooLate() {
        byte[] late = (" ".repeat(1020) + "<meta charset=gbk>").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(whole(late, null).name()).isEqualTo("windows-1252");
        assertThat(byteByByte(late, null).name()).isEqualTo("windows-1252");
    }

    @Test
    void nothingIsKeptWhereTheTransportSays() {
        PageEncoding encoding = new PageEncoding("utf-8");

        assertThat(encoding.next(new byte[] {'a'}, 0, 1)).isNotNull();
        assertThat(encoding.keptLength()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "utf-8, true",
        "shift_jis, true",
        "gb18030, true",
        "big5, true",
        "euc-kr, true",
        "utf-16, false",
        "utf-16be, false",
        "iso-2022-jp, false",
        "iso-2022-kr, false",
        "utf-7, true",
        "utf-32, true"
    })
    void knowsWhichEncodingsCanBeScannedAsTheyAre(String label, boolean scannable) {
        assertThat(whole(new byte[] {'a', 'b', 'c'}, label).scannable()).isEqualTo(scannable);
    }

    @Test
    void pagesInThirteenEncodingsAreFoundAndPassUnchanged() throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(SharedData.file("html/encodings.json").toFile());
        int scanned = 0;
        int transcoded = 0;
        try (ZipFile zip = new ZipFile(SharedData.file("html/encodings.zip").toFile())) {
            for (JsonNode page : manifest) {
                byte[] bytes = zip.getInputStream(zip.getEntry(page.get("file").asText()))
                        .readAllBytes();
                Acting handler = new Acting(tag -> {});
                DetectingRewriter rewriter = new DetectingRewriter(
                        handler, Limits.DEFAULT, page.get("charset").asText());
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                for (int p = 0; p < bytes.length; p += 100) {
                    rewriter.write(bytes, p, Math.min(100, bytes.length - p), out::write);
                }
                rewriter.finish(out::write);
                assertThat(out.toByteArray()).isEqualTo(bytes);
                Encoding encoding = rewriter.encoding();
                boolean scannable = encoding != null && encoding.scannable();
                assertThat(handler.told).as(page.toString()).isNotEmpty();
                scanned += scannable ? 1 : 0;
                transcoded += scannable ? 0 : 1;
            }
        }
        assertThat(scanned).isPositive();
        assertThat(transcoded).isPositive();
    }

    @Test
    void trailBytesOfShiftJisAndBrokenLeadBytesHideNoMarkup() throws IOException {
        assertThat(removed("shift_jis", "a<img alt=\"\u0083\\\" x>b\u0082<img x>c"))
                .isEqualTo("ab\u0082c");
    }

    @Test
    void aPageThatBrowsersReadNothingOfIsNotTouched() throws IOException {
        assertThat(removed("iso-2022-kr", "a<img x>b")).isEqualTo("a<img x>b");
    }

    @Test
    void theFirstBytesAreReleasedByAFlush() throws IOException {
        DetectingRewriter rewriter = new DetectingRewriter(new Acting(StartTag::removeElement), Limits.DEFAULT, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        rewriter.write(new byte[] {'a'}, 0, 1, out::write);
        assertThat(out.size()).isZero();
        rewriter.flush(out::write);
        assertThat(out).hasToString("a");
    }

    private static String removed(String charset, String page) throws IOException {
        DetectingRewriter rewriter =
                new DetectingRewriter(new Acting(StartTag::removeElement), Limits.DEFAULT, charset);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rewriter.write(Rewriting.bytes(page), 0, page.length(), out::write);
        rewriter.finish(out::write);
        return Rewriting.text(out.toByteArray());
    }

    private static Encoding whole(byte[] page, @Nullable String transport) {
        PageEncoding encoding = new PageEncoding(transport);
        Encoding found = encoding.next(page, 0, page.length);
        return found == null ? encoding.now() : found;
    }

    private static Encoding byteByByte(byte[] page, @Nullable String transport) {
        PageEncoding encoding = new PageEncoding(transport);
        for (int i = 0; i < page.length; i++) {
            Encoding found = encoding.next(page, i, 1);
            if (found != null) {
                return found;
            }
        }
        return encoding.now();
    }
}
