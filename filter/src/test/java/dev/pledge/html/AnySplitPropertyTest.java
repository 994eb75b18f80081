package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws on pages made of the pieces that decide how markup is read. */
class AnySplitPropertyTest {
    private static final String[] PIECES = {
        "<",
        "</",
        "<!",
        "<!--",
        "-->",
        "--!>",
        "-",
        "!",
        ">",
        "/>",
        "/",
        "=",
        "\"",
        "'",
        " ",
        "\n",
        "\r",
        "&",
        "&l",
        "t;",
        "&#6",
        "0",
        "a",
        "x",
        "<img x",
        "<img x>",
        "<script",
        "<script x>",
        "</script",
        "</script>",
        "<script>",
        "<svg>",
        "</svg>",
        "<style>",
        "</style>",
        "<title>",
        "</title>",
        "<noscript>",
        "</noscript",
        "</noscript>",
        "<object x>",
        "<object>",
        "</object>",
        "<template>",
        "</template>",
        "<math>",
        "<mi>",
        "<desc>",
        "</desc>",
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<![CDATA[",
        "]]>",
        "<plaintext>",
        "<font color=x>",
        "<iframe x>",
        "</iframe>",
        "bad",
        "<form>",
        "<a x=1 y>",
        "<a ",
        " style",
        " style='(",
        "STYLE=",
        "background",
        "='",
        "=\"",
        "longer-than-eight.letters",
        "\u00E9"
    };

    @Property(tries = 3000)
    void everySplitGivesTheSame(@ForAll("pages") String page, @ForAll int seed) {
        Rewriting rewriting = new Rewriting(AnySplitPropertyTest::handler, new Limits(64, 40));
        String whole = rewriting.whole(page);
        int cut = page.isEmpty() ? 0 : Math.floorMod(seed, page.length());

        assertThat(rewriting.byteByByte(page)).isEqualTo(whole);
        assertThat(rewriting.splitAt(page, cut)).isEqualTo(whole);
    }

    @Property(tries = 3000)
    void splitsAreOfNoConsequenceForWhatTheHandlerIsTold(@ForAll("pages") String page) {
        assertThat(told(page, true)).isEqualTo(told(page, false));
    }

    @Property(tries = 3000)
    void norForWhereStylesAreFound(@ForAll("pages") String page) {
        Fetching whole = new Fetching();
        Fetching parts = new Fetching();

        assertThat(new Rewriting(() -> whole, new Limits(64, 40)).whole(page)).isEqualTo(page);
        assertThat(new Rewriting(() -> parts, new Limits(64, 40)).byteByByte(page))
                .isEqualTo(page);
        assertThat(parts.told).isEqualTo(whole.told);
    }

    @Property(tries = 3000)
    void norForTextThatIsEditedAsItComes(@ForAll("pages") String page, @ForAll int seed) {
        Rewriting rewriting = new Rewriting(Replacing::new, new Limits(64, 40));
        String whole = rewriting.whole(page);
        int cut = page.isEmpty() ? 0 : Math.floorMod(seed, page.length());

        assertThat(rewriting.byteByByte(page)).isEqualTo(whole);
        assertThat(rewriting.splitAt(page, cut)).isEqualTo(whole);
        assertThat(whole.replace("good!", "bad")).isEqualTo(page.replace("good!", "bad"));
        assertThat(rewriting.whole(whole)).isEqualTo(whole);
    }

    @Property(tries = 3000)
    void aPageThatIsOnlyReadIsIdentical(@ForAll("pages") String page) {
        Rewriting rewriting = new Rewriting(() -> new Acting(tag -> tag.attribute("x")));

        assertThat(rewriting.byteByByte(page)).isEqualTo(page);
    }

    @Property(tries = 3000)
    void aSecondPassFindsNothingMoreToRemove(@ForAll("pages") String page) {
        List<String> told = new ArrayList<>();
        Rewriting rewriting = new Rewriting(() -> removing(told));
        String once = rewriting.whole(page);
        // What had to be kept is reported, and may be removable in the shorter page.
        Assume.that(told.stream().noneMatch(t -> t.startsWith("unseen:")));

        assertThat(rewriting.whole(once)).isEqualTo(once);
    }

    private static List<String> told(String page, boolean whole) {
        Acting handler = new Acting(StartTag::holdText);
        Rewriting rewriting = new Rewriting(() -> handler, new Limits(64, 40));
        String out = whole ? rewriting.whole(page) : rewriting.byteByByte(page);
        assertThat(out).isEqualTo(page);
        return new ArrayList<>(handler.told);
    }

    /** Removes what has an {@code x}. */
    static HtmlHandler removing(List<String> told) {
        return new Acting(
                tag -> {
                    if (tag.has("x")) {
                        tag.removeElement();
                    }
                },
                (element, text) -> false,
                told);
    }

    /** Makes edits of every kind. */
    static HtmlHandler handler() {
        return new Acting(
                tag -> {
                    if (tag.element() == Element.FORM) {
                        tag.insertBefore("<i></i>");
                    } else if (tag.element() == Element.A) {
                        tag.removeAttribute("x");
                    } else if (tag.has("x")) {
                        tag.removeElement();
                    } else {
                        tag.holdText();
                    }
                },
                (element, text) -> text.toString().contains("bad"));
    }

    @Provide
    Arbitrary<String> pages() {
        return Arbitraries.of(PIECES).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }
}
