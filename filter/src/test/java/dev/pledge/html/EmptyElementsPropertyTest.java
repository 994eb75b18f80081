package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws on pages full of containers that may be empty. */
class EmptyElementsPropertyTest {
    private static final List<String> LIKELY = List.of(
            "<div x>", "</div>", "<span x>", "</span>", "<p x>", "</p>", "<ins x>", "</ins>", " ", "<!-- c -->");

    private static final List<String> RARE = List.of(
            "<",
            "</",
            "!--",
            "-->",
            "--",
            ">",
            "a",
            "&",
            "lt;",
            "\n",
            "<div>",
            "<a>",
            "<img x>",
            "<img>",
            "<script x>",
            "<script>",
            "bad",
            "</script>",
            "<object x>",
            "</object>",
            "<video x>",
            "</video>",
            "<svg>",
            "<svg x>",
            "</svg>",
            "<g>",
            "<title>",
            "</title>",
            "<foreignObject>",
            "<noscript>",
            "</noscript>",
            "<template>",
            "</template>",
            "<textarea>",
            "</textarea>",
            "<form>",
            "<!doctype html>",
            "<!--#",
            "</div ",
            "<DIV x='>'");

    @Property(tries = 10_000)
    void everySplitGivesTheSame(@ForAll("pages") String page, @ForAll int seed) {
        List<String> toldWhole = new ArrayList<>();
        List<String> toldParts = new ArrayList<>();
        Limits limits = new Limits(64, 40);
        String whole = new Rewriting(() -> new Emptying(toldWhole, false), limits).whole(page);
        int cut = page.isEmpty() ? 0 : Math.floorMod(seed, page.length());

        assertThat(new Rewriting(() -> new Emptying(toldParts, false), limits).byteByByte(page))
                .isEqualTo(whole);
        assertThat(toldParts).containsExactlyInAnyOrderElementsOf(toldWhole);
        assertThat(new Rewriting(() -> new Emptying(toldParts, false), limits).splitAt(page, cut))
                .isEqualTo(whole);
    }

    @Property(tries = 5000)
    void itIsOfNoConsequenceWhetherContainersWithContentAreShown(@ForAll("pages") String page) {
        assertThat(new Rewriting(() -> new Emptying(new ArrayList<>(), true)).whole(page))
                .isEqualTo(new Rewriting(() -> new Emptying(new ArrayList<>(), false)).whole(page));
    }

    @Property(tries = 10_000)
    void aSecondPassFindsNothingMoreToRemove(@ForAll("pages") String page) {
        List<String> told = new ArrayList<>();
        String once = new Rewriting(() -> new Emptying(told, false)).whole(page);
        // What had to be kept is reported, and may be removable in the shorter page.
        Assume.that(!told.contains("unseen"));
        // HTML that is left open in an SVG title outlives the title; what follows is kept as if it stood in there
        // still, which
        // is no longer so where the SVG has gone.
        Assume.that(!page.contains("<svg x>"));

        assertThat(new Rewriting(() -> new Emptying(new ArrayList<>(), false)).whole(once))
                .isEqualTo(once);
    }

    @Provide
    Arbitrary<String> pages() {
        List<String> pieces =
                Stream.of(LIKELY, LIKELY, LIKELY, RARE).flatMap(List::stream).toList();
        return Arbitraries.of(pieces).list().ofMaxSize(20).map(all -> String.join("", all));
    }
}
