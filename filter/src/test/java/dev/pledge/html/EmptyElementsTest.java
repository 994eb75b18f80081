package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyElementsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<div x></div>b | ab",
                "a<div x> \t<!-- c --></div >b | ab",
                "a<DIV x='>'>\f</dIv\f>b | ab",
                "a<div x><!----><!--><!doctype y><!-- </div> --></div>b | ab",
                "a<div x><script x>1</script> <img x></div>b | ab",
                "a<div x><script>bad</script></div>b | ab",
                "a<div x><object x>text <b>c</b></object></div>b | ab",
                "a<div x><div x><span x></span> </div><p x></p></div>b | ab",
                "a<div x><div></div></div>b | a<div x><div></div></div>b",
                "a<div x>c<span x></span></div>b | a<div x>c</div>b",
                "a<div x><span x></span>c</div>b | a<div x>c</div>b",
                "a<div x><span x>c</span></div>b | a<div x><span x>c</span></div>b",
                "<div x><p x> </p></div><p> | <p>",
                "<object x><div x></div> | ``",
                "<object x><div x> <div x></div>c</object>d | d",
                "<div x><object x></div>a | a",
                "<div x><object x> <span x></span></div>a | a",
                "<div x><object x> b</div>a | <div x> b</div>a",
            })
    void goWhereNothingIsLeftInThem(String page, String expected) {
        List<String> told = new ArrayList<>();
        Rewriting rewriting = new Rewriting(() -> new Emptying(told, false));

        assertThat(rewriting.whole(page)).isEqualTo(expected);
        assertThat(rewriting.byteByByte(page)).isEqualTo(expected);
        for (int i = 1; i < page.length(); i++) {
            assertThat(rewriting.splitAt(page, i)).as("split at %d", i).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div x>&nbsp;</div>",
                "<div x>\u00A0</div>",
                "<div x>",
                "<div x> <!-- c",
                "<div x></",
                "<div x></div",
                "<div x></div y>",
                "<div x></div/>",
                "<div x></divx>",
                "<div x></di>",
                "<div x></span></div>",
                "<div x><br></div>",
                "<div x><a></a></div>",
                "<div x><a x></a></div>",
                "<div x><?php ad() ?></div>",
                "<div x></?></div>",
                "<div x><!--#include virtual='ad.html' --></div>",
                "<div x><!--esi <esi:include src='/ad'/> --></div>",
                "<div x><textarea></div></textarea></div>",
                "<div x><noscript></noscript></div>",
                "<noscript><div x><!-- </noscript> --></div>",
                "<noscript><div x></div></noscript>",
                "<template><div x></div></template>",
                "<svg><foreignObject><div x></div></foreignObject></svg>",
                "<svg><p x></p><style><b></style>",
                "<svg><desc/><div.x x></div.x></svg>",
                "<math><span.y x></span.y></math>",
                "<script>'<div x></div>'</script>",
                "<!-- <div x></div> -->",
                "<div y></div>",
            })
    void stayWhereAnythingIsLeftOrMayBe(String page) {
        List<String> told = new ArrayList<>();
        Rewriting rewriting = new Rewriting(() -> new Emptying(told, true));

        assertThat(rewriting.whole(page)).isEqualTo(page);
        assertThat(rewriting.byteByByte(page)).isEqualTo(page);
        assertThat(told).isEmpty();
    }

    @Test
    void theHandlerIsToldOfEachTheInnerFirst() {
        List<String> told = new ArrayList<>();

        new Rewriting(() -> new Emptying(told, false)).whole("<div x><p x><ins x></ins></p></div><span x>a</span>");

        assertThat(told).containsExactly("ins", "p", "div");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a &l<div x></div>t; b | a &l<!---->t; b",
                "<<span x></span>b> | <<!---->b>",
                "&#<div x><p x></p></div>38; | &#<!---->38;",
                "&<span x></span><span x></span>lt; | &<!---->lt;",
                "<div x>&<span x></span>lt;</div> | <div x>&<!---->lt;</div>",
            })
    void whatIsLeftOnTheTwoSidesDoesNotJoin(String page, String expected) {
        Rewriting rewriting = new Rewriting(() -> new Emptying(new ArrayList<>(), false));

        assertThat(rewriting.whole(page)).isEqualTo(expected);
        assertThat(rewriting.byteByByte(page)).isEqualTo(expected);
        assertThat(rewriting.whole(expected)).isEqualTo(expected);
    }

    @Test
    void oneThatIsLongerThanIsHeldStays() {
        String full = "<div x>" + " ".repeat(1024 - 2 * 7 - 6) + "<div x></div></div>";
        String longer = full.replace("> ", ">  ");
        Rewriting rewriting = new Rewriting(() -> new Emptying(new ArrayList<>(), false));

        assertThat(rewriting.whole(full)).isEmpty();
        assertThat(rewriting.byteByByte(full)).isEmpty();
        assertThat(rewriting.whole(longer)).isEqualTo(longer);
        assertThat(rewriting.byteByByte(longer)).isEqualTo(longer);
    }

    @Test
    void aPageIsChangedOnceOneHasGone() throws Exception {
        HtmlRewriter rewriter = new HtmlRewriter(new Emptying(new ArrayList<>(), false), Limits.DEFAULT);
        rewriter.write(Rewriting.bytes("<div x>"), 0, 7, (b, off, len) -> {});
        assertThat(rewriter.changed()).isFalse();
        rewriter.write(Rewriting.bytes("</div>"), 0, 6, (b, off, len) -> {});
        assertThat(rewriter.changed()).isTrue();
    }
}
