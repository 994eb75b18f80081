package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws on pages in encodings in whose bytes no tag can be found. */
class TranscodingPropertyTest {
    private static final Charset ISO_2022_JP = Charset.forName("ISO-2022-JP");

    private static final String[] MARKUP = {
        "<",
        "</",
        ">",
        "\"",
        "'",
        "=",
        " ",
        "\n",
        "&",
        "a",
        "x",
        "<!--",
        "-->",
        "<img x>",
        "<img x",
        "<p>",
        "</p>",
        "<a x=1 y>",
        "<a y x='1' z=\"",
        "<form>",
        "</form>",
        "<script x>",
        "<script>bad",
        "<script>",
        "</script>",
        "</scr",
        "ipt>",
        "<object x>",
        "</object>",
        "<svg>",
        "<svg x>",
        "</svg>",
        "<template x>",
        "</template>",
        "<noscript>",
        "</noscript>",
        "<title>",
        "</title>",
        "<plaintext>",
        "<ifr",
        "ame x>"
    };
    private static final String[] KANJI = {"\u65E5\u672C", "\u8A9E", "\u30AB"};
    private static final String[] UTF_16_ONLY = {
        "\u00E9", "\uD83D\uDE00", "\uD83D", "\uDE00", "\u3C3C", "\u3E00", "\u0A0D", "\u0000", "\uFFFF"
    };
    private static final String[] ISO_2022_JP_ONLY = {
        "\u001B(B",
        "\u001B(J",
        "\u001B(I",
        "\u001B$B",
        "\u001B$@",
        "\u001B",
        "\u001B(",
        "\u001B$",
        "\u001B(H",
        "F|K\\",
        "!",
        "\\",
        "~",
        "\u000E",
        "\u0080",
        "\u00FF",
        "\u001B$B<<>>\u001B(B",
        "\u001B$BF|\u001B(B",
        "\u001B(J\\<p>\u001B(B"
    };

    @Property(tries = 2000)
    void anyBytesInWhichNothingMatchesAreIdentical(
            @ForAll byte[] bytes, @ForAll("labels") String label, @ForAll @IntRange(min = 1, max = 9) int length) {
        assertThat(new Detecting(TranscodingPropertyTest::reading, label).inPieces(bytes, length))
                .isEqualTo(bytes);
    }

    @Property(tries = 2000)
    void aPageInWhichNothingMatchesIsIdentical(
            @ForAll("pages") Page page, @ForAll @IntRange(min = 1, max = 9) int length) {
        assertThat(new Detecting(TranscodingPropertyTest::reading, page.label).inPieces(page.source(), length))
                .isEqualTo(page.source());
    }

    @Property(tries = 4000)
    void everySplitGivesTheSame(@ForAll("pages") Page page, @ForAll @IntRange(min = 1, max = 9) int length) {
        Detecting editing = new Detecting(AnySplitPropertyTest::handler, page.label);

        assertThat(editing.inPieces(page.source(), length)).isEqualTo(editing.whole(page.source()));
    }

    @Property(tries = 4000)
    void editsAreThoseOfTheSamePageInUtf8(@ForAll("pages") Page any) {
        Page page = any.withWholeCharacters();
        byte[] edited = new Detecting(AnySplitPropertyTest::handler, page.label).whole(page.source());

        String expected = editedAsText(page.text());
        String actual = new Page(page.label, Rewriting.text(edited)).text();
        // An escape sequence that was an error because of the one before it, or is one after it, may be there no more.
        assertThat(actual.replace("\uFFFD", "")).isEqualTo(expected.replace("\uFFFD", ""));
        if (!page.isIso2022Jp() || !page.bytes.contains("\u001B")) {
            assertThat(actual).isEqualTo(expected);
        }
    }

    @Property(tries = 4000)
    void editsOfWellFormedPagesAreThoseOfTheSamePageInUtf8(@ForAll("texts") String text) {
        for (String label : List.of("iso-2022-jp", "utf-16le", "utf-16be")) {
            Charset charset = label.startsWith("iso") ? ISO_2022_JP : Charset.forName(label);
            byte[] edited = new Detecting(AnySplitPropertyTest::handler, label).whole(text.getBytes(charset));

            assertThat(new String(edited, charset)).isEqualTo(editedAsText(text));
        }
    }

    @Property(tries = 2000)
    void aSecondPassOverAnEditedPageRemovesNothingMore(@ForAll("pages") Page page) {
        List<String> told = new java.util.ArrayList<>();
        Detecting removing = new Detecting(() -> AnySplitPropertyTest.removing(told), page.label);
        byte[] once = removing.whole(page.source());
        Assume.that(told.stream().noneMatch(t -> t.startsWith("unseen:")));

        assertThat(removing.whole(once)).isEqualTo(once);
    }

    private static String editedAsText(String text) {
        Rewriting rewriting = new Rewriting(AnySplitPropertyTest::handler);
        // Lone surrogates have no UTF-8; they are no markup, and so are as good as any other character.
        byte[] bytes = Utf8Text.bytes(text);
        return Utf8Text.of(rewriting.run(bytes));
    }

    private static HtmlHandler reading() {
        return new Acting(tag -> tag.attribute("x"));
    }

    /** A page in an encoding, a character for each byte. */
    record Page(String label, String bytes) {
        byte[] source() {
            return Rewriting.bytes(bytes);
        }

        /** What is no whole character at the end stays whatever it stands in; so it is made one. */
        Page withWholeCharacters() {
            if (isIso2022Jp()) {
                return new Page(label, bytes + "\n");
            }
            String even = bytes.substring(0, bytes.length() / 2 * 2);
            return new Page(label, even + (label.endsWith("be") ? "\0\n" : "\n\0"));
        }

        boolean isIso2022Jp() {
            return label.startsWith("iso");
        }

        String text() {
            if (isIso2022Jp()) {
                return Iso2022JpText.of(source());
            }
            StringBuilder text = new StringBuilder();
            for (int i = 0; i + 1 < bytes.length(); i += 2) {
                int first = bytes.charAt(i);
                int second = bytes.charAt(i + 1);
                text.append((char) (label.endsWith("be") ? first << 8 | second : second << 8 | first));
            }
            return text.toString();
        }
    }

    @Provide
    Arbitrary<String> labels() {
        return Arbitraries.of("utf-16le", "utf-16be", "iso-2022-jp");
    }

    @Provide
    Arbitrary<String> texts() {
        return pieces(MARKUP, KANJI).map(pieces -> String.join("", pieces));
    }

    @Provide
    Arbitrary<Page> pages() {
        return Arbitraries.oneOf(utf16("utf-16le"), utf16("utf-16be"), iso2022Jp());
    }

    private static Arbitrary<Page> utf16(String label) {
        return pieces(MARKUP, KANJI, UTF_16_ONLY).map(pieces -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (char unit : String.join("", pieces).toCharArray()) {
                bytes.write(label.endsWith("be") ? unit >> 8 : unit);
                bytes.write(label.endsWith("be") ? unit : unit >> 8);
            }
            if (pieces.size() % 2 == 1) {
                bytes.write('<');
            }
            return new Page(label, bytes.toString(StandardCharsets.ISO_8859_1));
        });
    }

    private static Arbitrary<Page> iso2022Jp() {
        return pieces(MARKUP, ISO_2022_JP_ONLY).map(pieces -> new Page("iso-2022-jp", String.join("", pieces)));
    }

    private static Arbitrary<List<String>> pieces(String[]... kinds) {
        return Arbitraries.of(Arrays.stream(kinds).flatMap(Arrays::stream).toList())
                .list()
                .ofMaxSize(25);
    }
}
