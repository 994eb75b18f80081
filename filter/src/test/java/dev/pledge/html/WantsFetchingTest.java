package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An attribute by which any element may fetch makes a tag of interest, whatever its element. */
class WantsFetchingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p style=(x> | p",
                "<p STyle='x('> | p",
                "<p a=1 style> | ``",
                "<p style=x> | ``",
                "<p style='x' a='(' b=(> | ``",
                "<p style='x' (> | ``",
                "<p style (> | ``",
                "<p style = 'x&#40;'> | p",
                "<p style=\"a:url('x')\"> | p",
                "<p style=x('> | p",
                "<p style=&> | p",
                "<p/background/> | p",
                "<p a='1'style=(x> | p",
                "<p a=\"1\"style\t=x&> | p",
                "<p a b =c style=(x> | p",
                "<custom-element background=x> | custom-element",
                "<table BackGround=x><td background = 'x'> | table,td",
                "<svg><path style=(x></svg> | path",
                "<a href=x ping=y> | a",
                "<area PinG> | area",
                "<a attributionsrc> | a",
                "<meta http-equiv=x> | meta",
                "<meta HTTP-Equiv='x' /> | meta",
                "<meta http-equi=x http-equivs=x http-equiw=x name=x content=x> | ``",
                "<a AttributionSrc='x'> | a",
                "<li data-bg=x> | li",
                "<li DATA-BG=x> | li",
                "<li data-background=x> | li",
                "<li data-background-image=x> | li",
                "<li DATA-BACKGROUND-Image> | li",
                "<p pings=x xping=x pin=x data-ping=x> | ``",
                "<p attributionsr=x attributionsrcs=x attributionsrd=x> | ``",
                "<p data-b=x data-bgs=x data_bg=x data-background-=x data-backgrounds=x> | ``",
                "<p data-background-imagf=x data-background-images=x data-background-imag=x> | ``",
                "<div><noscript><b style=(x></b></noscript> | b",
                "<script style=(x><b style=(x></script> | script",
                "<img><p> | img",
                "<p style=(x style=y> | p",
                "<p> | ``",
                "<p stylex=x xstyle=(x styl=x data-style=(x> | ``",
                "<p backgroun=x backgrounds=x background-x> | ``",
                "<p a=style b='style' c=\" style=(x \"> | ``",
                "<p =style> | ``",
                "<p 'style> | ``",
                "<p =\"><b style=(x> | b",
                "<p =\"><b style=(x>\"> | b",
                "<p a=''=\"><b style=(x> | b",
                "<p a=b\"><b style=(x> | b",
                "<p a='>'b=\">\"><b style=(x> | b",
                "<p st\u0000yle> | ``",
                "</p style=(x> | ``",
                "<!-- <p style=(x> --> | ``",
                "<p style=(x | ``",
                "<\u00E9 style=(x> | ``",
            })
    void tellsOfTagsThatCarryOne(String page, String told) {
        String padded = page + "................";
        for (String each : new String[] {page, padded}) {
            assertThat(told(each, -1)).as("whole").isEqualTo(told);
            for (int i = 0; i < each.length(); i++) {
                assertThat(told(each, i)).as("split at %d", i).isEqualTo(told);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"style=(x y= | unseen:p", "y= | ``"})
    void aTagLongerThanTheLimitIsReportedOnlyWhereItHasOne(String attributes, String told) {
        String page = "<p " + attributes + "z".repeat(Limits.DEFAULT.token()) + " a>";

        assertThat(told(page, -1)).isEqualTo(told);
        assertThat(told(page, 1000)).isEqualTo(told);
        assertThat(told(page, page.length() - 2)).isEqualTo(told);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<div style=(x>b<div>c</div>d</div>e | ae",
                "a<div>b<div style=(x>c<b></b></div>d</div>e | a<div>bd</div>e",
                "<svg><g><img x></g> </b>c | <svg><g></g> </svg></b>c",
                "<svg><g><img x> </svg><style><img></style> | <svg><g> </svg><style><img></style>",
                "<svg><g><img x><b> | <svg><g></g></svg><b>",
            })
    void tagsOfNoInterestAroundARemovedOneAreSeenWhereTheyMatter(String page, String expected) {
        Rewriting rewriting = new Rewriting(() -> new Fetching(tag -> {
            if (tag.has("style") || tag.has("x")) {
                tag.removeElement();
            }
        }));

        assertThat(rewriting.whole(page)).isEqualTo(expected);
        assertThat(rewriting.byteByByte(page)).isEqualTo(expected);
        for (int i = 1; i < page.length(); i++) {
            assertThat(rewriting.splitAt(page, i)).as("split at %d", i).isEqualTo(expected);
        }
    }

    private static String told(String page, int cut) {
        Fetching handler = new Fetching();
        Rewriting rewriting = new Rewriting(() -> handler);
        assertThat(cut < 0 ? rewriting.whole(page) : rewriting.splitAt(page, cut))
                .isEqualTo(page);
        return String.join(",", handler.told);
    }
}
