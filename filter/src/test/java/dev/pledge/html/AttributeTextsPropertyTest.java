package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is read of a tag without a copy is what is read with one. */
class AttributeTextsPropertyTest {
    private static final List<String> CHARSETS = List.of(
            "UTF-8",
            "windows-1252",
            "ISO-8859-5",
            "KOI8-R",
            "windows-31j",
            "EUC-KR",
            "Big5-HKSCS",
            "GB18030",
            "EUC-JP");

    @Property(tries = 3000)
    void aValueIsWhatItsCopyIs(
            @ForAll("values") byte[] one, @ForAll("values") byte[] other, @ForAll("charsets") String name)
            throws IOException {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes("<img a=\"".getBytes(StandardCharsets.US_ASCII));
        page.writeBytes(one);
        page.writeBytes("\" b=\"".getBytes(StandardCharsets.US_ASCII));
        page.writeBytes(other);
        page.writeBytes("\" c>".getBytes(StandardCharsets.US_ASCII));

        Acting handler = new Acting(tag -> {
            CharSequence a = tag.value("a");
            CharSequence b = tag.value("b");
            assertThat(b).hasToString(tag.attribute("b"));
            // What was read before stays what it is.
            assertThat(a).hasToString(tag.attribute("a"));
            assertThat(tag.value("a")).hasToString(tag.attribute("a"));
            assertThat(tag.value("c")).isEmpty();
        });
        read(page.toByteArray(), handler, Charset.forName(name));
    }

    @Test
    void aNameWithOtherBytesIsNoAsciiNameInAnyEncoding() throws IOException {
        for (Encoding encoding : Encoding.all()) {
            for (int first = 0x80; encoding.scannable() && first < 0x100; first++) {
                for (int second : new int[] {first, 0x80, 0xA1, 0xFE, 's', '0'}) {
                    byte[] page = "<img XYsrc=1 srXYc=2 srcXY=3>".getBytes(StandardCharsets.US_ASCII);
                    replace(page, (byte) first, (byte) second);
                    read(page, new Acting(AttributeTextsPropertyTest::hasNoSource), encoding.charset());
                }
            }
        }
    }

    private static void hasNoSource(StartTag tag) {
        assertThat(tag.attributeNames()).doesNotContain("src");
        assertThat(tag.has("src")).isFalse();
    }

    private static void replace(byte[] page, byte first, byte second) {
        for (int i = 0; i < page.length; i++) {
            page[i] = page[i] == 'X' ? first : page[i] == 'Y' ? second : page[i];
        }
    }

    private static void read(byte[] page, HtmlHandler handler, Charset charset) throws IOException {
        HtmlRewriter rewriter = new HtmlRewriter(handler, Limits.DEFAULT, charset);
        rewriter.write(page, 0, page.length, (b, off, len) -> {});
        rewriter.finish((b, off, len) -> {});
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(CHARSETS);
    }

    /** Text in UTF-8, in part, with what is decoded in values and what is malformed. */
    @Provide
    Arbitrary<byte[]> values() {
        Arbitrary<byte[]> text = Arbitraries.of(
                        "a",
                        "&amp;",
                        "&auml",
                        "&#x1F600;",
                        "&",
                        "\r\n",
                        "\0",
                        "ü",
                        "\uFFFD",
                        "\u20AC",
                        "\u6F22",
                        "\uD83D\uDE00")
                .map(piece -> piece.getBytes(StandardCharsets.UTF_8));
        Arbitrary<byte[]> bytes = Arbitraries.integers().between(0x80, 0xFF).map(b -> new byte[] {b.byteValue()});
        Arbitrary<byte[]> odd = Arbitraries.of(
                new byte[] {(byte) 0xC0, (byte) 0x80},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80});
        return Arbitraries.oneOf(text, text, bytes, odd).list().ofMaxSize(12).map(pieces -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            pieces.forEach(all::writeBytes);
            return all.toByteArray();
        });
    }
}
