package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a style, and so what stands in it, is one of HTML (raw text) or a foreign one (markup). */
class ForeignContentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg></svg>",
                "<svg/>",
                "<svg a='b'/>",
                "<svg a=b />",
                "<svg><g></svg>",
                "<svg><foreignObject>",
                "<svg><desc><b>",
                "<svg><desc><div></desc></svg>",
                "<svg><font size=1>",
                "<svg><p>",
                "<svg><g></p>",
                "<svg><g><br>",
                "<div><svg><g></div>",
                "<template><svg></template>",
                "<svg><foreignObject><template><svg></template>",
                "<template><svg><template></template></template>",
                "<math><mi>",
                "<math><annotation-xml encoding='Text/HTML'>",
                "<math><annotation-xml encoding='application/xhtml+xml'>",
                "<math><mtext><b></mtext>",
                "<noscript><svg></noscript>",
            })
    void htmlStyle(String before) {
        assertThat(seesImage(before)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg>",
                "<SVG ><g><g></g>",
                "<svg><svg></svg>",
                "<svg><desc></desc>",
                "<svg><desc><b></b></desc>",
                "<svg><foreignobject><p>x<p>y</p></foreignobject>",
                "<svg><foreignObject><div><p>x</div></foreignObject>",
                "<svg><foreignObject/>",
                "<svg><font>",
                "<svg><unknown></other>",
                "<svg></body>",
                "<math><annotation-xml>",
                "<math><mi></mi>",
                "<math><mi><mglyph>",
                "<math><annotation-xml><svg>",
                "<math><mi><mglyph><p></p></mi>",
                "<math><mi><svg>",
                "<svg><foreignObject><svg>",
                "<template><svg><template></template>",
                "<svg><template></template>",
                "<svg a=/>",
                "<svg a=b/>",
                "<svg a='/'>",
            })
    void foreignStyle(String before) {
        assertThat(seesImage(before)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"100, true", "127, true", "5000, true"})
    void deepNestingIsBoundedAndStillForeign(int depth, boolean foreign) {
        assertThat(seesImage("<svg>" + "<g>".repeat(depth))).isEqualTo(foreign);
        assertThat(seesImage("<svg>" + "<g>".repeat(depth) + "</g>".repeat(depth) + "</svg>"))
                .isFalse();
    }

    private static boolean seesImage(String before) {
        Acting handler = new Acting(tag -> {});
        new Rewriting(() -> handler).whole(before + "<style><img></style>");
        return handler.told.contains("img");
    }
}
