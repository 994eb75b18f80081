package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeRoundTripPropertyTest {
    private static final List<String> TAGS = List.of(
            "<p x='old' y=1>",
            "<p x=\"old\"y=1>",
            "<p y=1 x=old>",
            "<p y=1 x=old/>",
            "<p x y=1>",
            "<p y=1 x>",
            "<p y=1 x/>",
            "<p x=  y=1>",
            "<p y=1 x=>",
            "<p x=''y=1>",
            "<p X = 'a&amp;b' y=1 x=second>");

    @Property(tries = 3000)
    void aValueThatIsSetIsReadBack(
            @ForAll("values") String value, @ForAll("tags") String tag, @ForAll("charsets") String charset) {
        Charset encoding = Charset.forName(charset);
        String was = read(tag.getBytes(encoding), encoding, "y");
        byte[] out = rewrite(tag.getBytes(encoding), encoding, t -> t.setAttribute("x", value));

        assertThat(read(out, encoding, "x")).isEqualTo(value);
        assertThat(read(out, encoding, "y")).isEqualTo(was);
    }

    @Property(tries = 3000)
    void aValueIsTheSameSeenAndCopied(@ForAll("markup") String value, @ForAll("charsets") String charset) {
        Charset encoding = Charset.forName(charset);
        List<String> values = new ArrayList<>();
        rewrite(("<p x='" + value + "' y='" + value + "'>").getBytes(encoding), encoding, tag -> {
            CharSequence x = tag.value("x");
            CharSequence y = tag.value("y");
            values.add(String.valueOf(tag.attribute("x")));
            values.add(String.valueOf(x));
            values.add(String.valueOf(y));
            values.add(x == null ? "" : x.subSequence(0, x.length()).toString());
        });

        assertThat(values).hasSize(4).containsOnly(values.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "<p x=old>, new, <p x=\"new\">",
                "<p x='old'>, it's \"new\", `<p x='it&#39;s \"new\"'>`",
                "<p x=\"old\">, it's \"new\", `<p x=\"it's &quot;new&quot;\">`",
                "<p x>, </noscript>&, <p x=\"&lt;/noscript&gt;&amp;\">",
                "<p x/>, a, <p x=\"a\"/>",
            })
    void keepsTheQuotesThatAreThere(String tag, String value, String expected) {
        assertThat(new Rewriting(() -> new Acting(t -> t.setAttribute("x", value))).whole(tag))
                .isEqualTo(expected);
    }

    @Test
    void theLastValueCounts() {
        assertThat(new Rewriting(() -> new Acting(t -> {
                            t.replaceInAttribute("x", 0, 1, "b");
                            t.setAttribute("x", "c");
                            t.setAttribute("x", "d");
                            t.removeAttribute("y");
                        }))
                        .whole("<p x=a y=1>"))
                .isEqualTo("<p x=\"d\">");
    }

    @Test
    void whatIsRemovedNeedsNoOtherEdit() {
        assertThat(new Rewriting(() -> new Acting(t -> {
                            t.replaceInAttribute("x", 0, 1, "");
                            t.replaceInAttribute("y", 0, 1, "");
                            t.removeAttribute("y");
                        }))
                        .whole("<p x=a y=1>"))
                .isEqualTo("<p x=\"\">");
    }

    @ParameterizedTest
    @CsvSource({"Shift_JIS, ¥", "EUC-JP, ¥", "EUC-JP, ‾", "EUC-KR, ₩"})
    void aCharacterThatTheEncodingWritesAsAnotherIsAReference(String charset, String value) {
        Charset encoding = Charset.forName(charset);
        byte[] out = rewrite("<p x>".getBytes(encoding), encoding, t -> t.setAttribute("x", value));

        assertThat(new String(out, encoding)).isEqualTo("<p x=\"&#" + (int) value.charAt(0) + ";\">");
    }

    @Test
    void whatNoPageCanSayIsReplaced() {
        byte[] out = rewrite(
                "<p x>".getBytes(Charset.forName("ISO-8859-2")),
                Charset.forName("US-ASCII"),
                t -> t.setAttribute("x", "a\0b\uD800c\u0080d"));

        assertThat(read(out, Charset.forName("US-ASCII"), "x")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
    }

    private static byte[] rewrite(byte[] page, Charset charset, Consumer<StartTag> action) {
        HtmlRewriter rewriter = new HtmlRewriter(new Acting(action), Limits.DEFAULT, charset);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            rewriter.write(page, 0, page.length, out::write);
            rewriter.finish(out::write);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static String read(byte[] page, Charset charset, String name) {
        List<String> values = new ArrayList<>();
        rewrite(page, charset, tag -> values.add(String.valueOf(tag.attribute(name))));
        assertThat(values).hasSize(1);
        return values.get(0);
    }

    @Provide
    Arbitrary<String> tags() {
        return Arbitraries.of(TAGS);
    }

    @Provide
    Arbitrary<String> charsets() {
        return Arbitraries.of(
                "UTF-8",
                "windows-1252",
                "ISO-8859-2",
                "windows-1251",
                "Shift_JIS",
                "EUC-JP",
                "GB18030",
                "Big5",
                "EUC-KR",
                "US-ASCII");
    }

    /** Any text but what no attribute can hold: NUL, lone surrogates, C1 controls. */
    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> any = Arbitraries.integers()
                .between(1, Character.MAX_CODE_POINT)
                .filter(c -> !(c >= 0x7F && c < 0xA0) && !(c >= 0xD800 && c < 0xE000))
                .map(Character::toString);
        Arbitrary<String> telling = Arbitraries.of(
                "&", "&amp;", "&lt", "\"", "'", "<", ">", "</p>", "=", "`", " ", "\t", "\n", "\r", "\r\n", "/", "ä",
                "表", "日本", "😀");
        return Arbitraries.oneOf(telling, telling, any).list().ofMaxSize(8).map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> markup() {
        return Arbitraries.of(
                        "&",
                        "&amp;",
                        "&lt",
                        "&lt=",
                        "&#x41;",
                        "&#65",
                        "&notit;",
                        "&not",
                        "&NotEqualTilde;",
                        "&#1234567890;",
                        "&sol;",
                        "\"",
                        "<",
                        ">",
                        "\r",
                        "\r\n",
                        "\n",
                        "\0",
                        "a",
                        ";",
                        "#",
                        "x",
                        "ä",
                        "日本",
                        "\u0085")
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
    }
}
