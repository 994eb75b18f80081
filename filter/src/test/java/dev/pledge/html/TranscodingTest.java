package dev.pledge.html;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscodingTest {
    @ParameterizedTest
    @CsvSource({"utf-16le", "utf-16be"})
    void removesTagsInUtf16(String label) {
        Charset charset = Charset.forName(label);
        String page = "\uFEFF\u65E5<p><img alt=\u672C x>\uD83D\uDE00</p><script x>\u3C3C</script>\u3E3E";

        assertThat(new String(removing(label, page.getBytes(charset)), charset))
                .isEqualTo("\uFEFF\u65E5<p>\uD83D\uDE00</p>\u3E3E");
    }

    @Test
    void keepsLoneSurrogatesAndAnOddByte() {
        byte[] page = lone();

        assertThat(removing("utf-16be", page)).isEqualTo(new byte[] {(byte) 0xD8, 0, (byte) 0xDC, 0, 0});
    }

    private static byte[] lone() {
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        page.writeBytes(new byte[] {(byte) 0xD8, 0});
        page.writeBytes("<img x>".getBytes(UTF_16BE));
        page.writeBytes(new byte[] {(byte) 0xDC, 0, 0});
        return page.toByteArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a<img x>b;ab",
                "~$BF|~(B<img x>~$BK\\~(B;~$BF|~$BK\\~(B",
                "~$BF|~(B<img x>b;~$BF|~(Bb",
                "~$BF|~(B<img x>;~$BF|~(B",
                "a<img alt=~$B!<img x>~(B x>~$BF|~(B;a~$BF|~(B",
                "<scr~(Bipt x>1</script>b;b",
                "<scr~(B~(Bipt x>1</script>b;1</script>b",
                "~(Ja<img x>\\;~(Ja\\",
                "~(J<img x>\\;~(J\\",
                "~(Ja~(B<img x>~(J\\;~(Ja~(J\\",
                "~$B<img x>;~$B<img x>",
                "~<img x>b;~b",
                "~(<img x>b;~(b",
                "~$B!~(B<img x>b;~$B!~(Bb",
                "~(I1~(B<img x>~(I2;~(I1~(I2",
                "<a alt=~$BF|~(B x=1 y>;<a alt=~$BF|~(B y>",
                "<a alt=~$@F|~(B x=1 y=~$@F|~(B>;<a alt=~$@F|~(B y=~$@F|~(B>",
                "<a x=1 alt=~(J\\\\~(B x=2 y=~$@F|~(B x>;<a alt=~(J\\\\~(B y=~$@F|~(B>",
                "<form>~(B;<i></i><form>~(B",
                "~$BF|<p>~(B<form>;~$BF|<p>~(B<i></i>~(B<form>",
                "~(Ja<form>\\;~(Ja~(B<i></i>~(J<form>\\",
                "<;<",
                "<~(B<img x>b;<<!---->b",
                "<object x>~$BF|<~(B</object>~$BF|~(B;~$BF|~(B",
            })
    void removesTagsInIso2022Jp(String page, String expected) {
        assertThat(removing(page)).isEqualTo(expected);
    }

    @Test
    void understandsValuesInJapanese() {
        List<String> told = new ArrayList<>();
        Consumer<StartTag> noting = tag -> told.add(String.valueOf(tag.attribute("x")));
        new Detecting(() -> new Acting(noting), "iso-2022-jp")
                .whole(Rewriting.bytes("<img x='\u001B$BF|K\\\u001B(I1\u001B(B&amp;\u001B(J\\\u001B(B'>"));
        new Detecting(() -> new Acting(noting), "utf-16le").whole("<img x='\u65E5\uD83D\uDE00'>".getBytes(UTF_16LE));

        assertThat(told).containsExactly("\u65E5\u672C\uFF71&\uFFE5", "\u65E5\uD83D\uDE00");
    }

    @Test
    void passesAllThatIsDecidedOnAFlush() throws IOException {
        DetectingRewriter rewriter = new DetectingRewriter(new Acting(tag -> {}), Limits.DEFAULT, "utf-16le");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] page = "a\u65E5 <im".getBytes(UTF_16LE);
        rewriter.write(page, 0, page.length, out::write);
        rewriter.flush(out::write);
        assertThat(new String(out.toByteArray(), UTF_16LE)).isEqualTo("a\u65E5 ");
        rewriter.finish(out::write);
        assertThat(out.toByteArray()).isEqualTo(page);
        assertThat(rewriter.changed()).isFalse();
    }

    @Test
    void keepsNoMoreThanTheLimits() throws IOException {
        // A removed script without an end, and a long text: nothing of them is held.
        byte[] script = "<script x>".getBytes(UTF_16LE);
        byte[] text = "\u65E5 text ".repeat(1 << 18).getBytes(UTF_16LE);
        DetectingRewriter rewriter = new DetectingRewriter(AnySplitPropertyTest.handler(), Limits.DEFAULT, "utf-16le");
        long[] length = new long[1];
        Output counting = (bytes, off, len) -> length[0] += len;
        rewriter.write(text, 0, text.length, counting);
        assertThat(length[0]).isEqualTo(text.length);
        rewriter.write(script, 0, script.length, counting);
        rewriter.write(text, 0, text.length, counting);
        rewriter.finish(counting);
        assertThat(length[0]).isEqualTo(text.length);
        assertThat(rewriter.changed()).isTrue();
    }

    /** A tilde stands for the escape character. */
    private static String removing(String iso2022Jp) {
        byte[] page = Rewriting.bytes(iso2022Jp.replace('~', '\u001B'));
        return Rewriting.text(removing("iso-2022-jp", page)).replace('\u001B', '~');
    }

    private static byte[] removing(String label, byte[] page) {
        Detecting detecting = new Detecting(AnySplitPropertyTest::handler, label);
        byte[] whole = detecting.whole(page);
        assertThat(detecting.inPieces(page, 1)).isEqualTo(whole);
        return whole;
    }
}
