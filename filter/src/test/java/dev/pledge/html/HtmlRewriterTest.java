package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlRewriterTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<object x><p>b</p></object>c | ac",
                "a<object x>b<object>c</object>d</object>e | ae",
                "a<object>b<object x>c</object>d</object>e | a<object>bd</object>e",
                "a<object x>b<object x>c</object>d</object>e | ae",
                "a<object x>b | ab",
                "a<video x><img>b</p>c | a<img>b</p>c",
                "<svg><script x>a</script><g/></svg> | <svg><g/></svg>",
                "<svg><image x><g/></svg><p> | <svg><g/></svg><p>",
                "<template><object x>a</template>b</object>c | <template>a</template>b</object>c",
                "a<svg x><title><img></title></svg>b | ab",
                "a<noscript x><img></noscript>b | ab",
                "a<plaintext x>b</plaintext>c | a",
                "<noscript><iframe x>a</noscript>b</iframe>c | <noscript></noscript>b</iframe>c",
                "<noscript><object x>a</noscript>b</object>c | <noscript>a</noscript>b</object>c",
                "<svg><g><img x><style><img></style> | <svg><g></g></svg><style><img></style>",
                "<svg><g><img x> b | <svg><g> </g></svg>b",
                "<svg><g><img x><img x><!--b--> | <svg><g></g></svg><!--b-->",
                "<svg><g><img x></g> </b>c | <svg><g></g> </svg></b>c",
                "<svg><g><img x> </svg>b | <svg><g> </svg>b",
                "<svg x><title><img></title> | <svg x><title><img></title>",
                "<svg><div x>a</div><style><img x></style> | <svg></svg><style><img x></style>",
                "<svg><desc><svg><div x>a</div><style><img x> | <svg><desc><svg></svg><style><img x>",
                "<object x><svg><g></object><style><img x></style> | <style><img x></style>",
                "<custom x><svg></custom><![CDATA[><img x>]]> | <![CDATA[>]]>",
                "<svg><image x><desc></image><style></style></svg> | <svg><style></style></svg>",
                "<template x><img></template>b | b",
                "<template x><img>b | <template x><img>b",
                "a<custom x>b</custom>c<custom>d</custom> | ac<custom>d</custom>",
            })
    void removesElements(String page, String expected) {
        assertEverySplit(page, expected, HtmlRewriterTest::removeX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<object x><noscript></object><p '</noscript>b</object>c | c",
                "<object x><noscript><object x>a</object></object></noscript>b</object>c | c",
                "<object x><noscript><object x>a</noscript>b</object>c | c",
                "<object x><template></object><base></template>b</object>c | c",
                "<object x><template></object><base></template>b | <template></object><base></template>b",
                "<object x><template><object></template></object>c | c",
                "<template x><noscript></template></noscript>a</template>b | b",
                "<template><object x><template></object></template>a</object>b | <template>b",
            })
    void anEndTagInATemplateOrNoscriptClosesNothingOutsideOfIt(String page, String expected) {
        assertEverySplit(page, expected, HtmlRewriterTest::removeX);
    }

    @Test
    void aCutEndTagStillClosesWhatItClosed() {
        String text = "b".repeat(200);
        Rewriting rewriting = new Rewriting(() -> new Acting(HtmlRewriterTest::removeX), new Limits(64, 100));
        String page = "<object x><svg><g>" + text + "</object><style><img></style>";

        assertThat(rewriting.whole(page)).isEqualTo("<svg><g>" + text + "</g></svg><style><img></style>");
        assertThat(rewriting.byteByByte(page)).isEqualTo(rewriting.whole(page));
    }

    @Test
    void aTagThatClosesMoreThanIsKnownIsKeptAndReported() {
        Acting handler = new Acting(HtmlRewriterTest::removeX);
        String page = "<svg>" + "<g>".repeat(200) + "<img x><style><img></style>";

        assertThat(new Rewriting(() -> handler).whole(page)).isEqualTo(page);
        assertThat(handler.told).contains("unseen:img");
    }

    @Test
    void contentOfARemovedElementIsPassedOnWhereItsEndIsTooFar() {
        String text = "b".repeat(200);
        Rewriting rewriting = new Rewriting(() -> new Acting(HtmlRewriterTest::removeX), new Limits(64, 100));

        assertThat(rewriting.whole("a<object x>" + text + "</object>c")).isEqualTo("a" + text + "c");
        assertThat(rewriting.byteByByte("a<object x>" + text + "</object>c")).isEqualTo("a" + text + "c");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<<img x>script>alert(1)</script> | <<!---->script>alert(1)</script>",
                "<<img x>/script> | <<!---->/script>",
                "<<img x>!--y--> | <<!---->!--y-->",
                "&l<img x>t; | &l<!---->t;",
                "&<img x>lt; | &<!---->lt;",
                "&#<img x>60; | &#<!---->60;",
                "&#x3<img x>c; | &#x3<!---->c;",
                "&lt<img x>; | &lt<!---->;",
                "&lt;<img x>b | &lt;b",
                "a#b<img x>c | a#bc",
                "<<script x></script><img x>b> | <<!---->b>",
                "<<object x>a</object>b> | <<!---->b>",
                "<object x><</object>b> | b>",
                "<<svg x>a</svg>b> | <<!---->b>",
                "<<svg x>a | <<svg x>a",
                "&l<i title='&'><img x>t; | &l<i title='&'>t;",
            })
    void whatARemovalLeavesDoesNotJoin(String page, String expected) {
        assertEverySplit(page, expected, HtmlRewriterTest::removeX);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<p x> | <p>",
                "<p a=1 x=2 b=3> | <p a=1 b=3>",
                "<p a='1'x='2'b='3'> | <p a='1'b='3'>",
                "<p a x='2'b> | <p a b>",
                "<p a x=\"2\" =b> | <p a / =b>",
                "<p a=1 x/> | <p a=1 />",
                "<p/x> | <p/ >",
                "<p/x=1/> | <p/ >",
                "<p x=1 X=2 y=3 x> | <p y=3>",
                "<p x=1 y> | <p y>",
            })
    void removesAttributesAndNothingElse(String page, String expected) {
        assertEverySplit(page, expected, tag -> tag.removeAttribute("x"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // page | from | to | instead | expected
                "<p x=abc> | 1 | 2 | _ | <p x=a_c>",
                "<p x='abc'> | 3 | 3 | d | <p x='abcd'>",
                "<p x=abc y> | 0 | 3 | `` | <p x=\"\" y>",
                "<p x= y> | 0 | 1 | z | <p x= z>",
                "<p x> | 0 | 0 | z | <p x=\"z\">",
                "<p x='&amp;&#97;bc'> | 1 | 2 | Z | <p x='&amp;Zbc'>",
                "<p x='&NotEqualTilde;b'> | 2 | 3 | c | <p x='&NotEqualTilde;c'>",
                "<p x='&amb.p;'> | 3 | 5 | `` | <p x='&amp;amp;'>",
                "<p x='&am.p;'> | 3 | 4 | `` | <p x='&amp;amp;'>",
                "<p x='&.lt;'> | 1 | 2 | `` | <p x='&amp;lt;'>",
                "<p x='&copy.x'> | 1 | 2 | `` | <p x='&copy;x'>",
                "<p x='&#47.5'> | 1 | 2 | `` | <p x='&#47;5'>",
            })
    void replacesPartsOfADecodedValue(String page, int from, int to, String ascii, String expected) {
        assertEverySplit(page, expected, tag -> tag.replaceInAttribute("x", from, to, ascii));
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, Größe &euro; 日本 http:",
        "ISO-8859-1, Größe http:",
        "windows-31j, 表ソ日本 http:",
        "GB18030, 日本€😀 http:",
        "EUC-JP, 日本 http:"
    })
    void positionsFitInEveryCharset(String charset, String value) throws IOException {
        var encoding = java.nio.charset.Charset.forName(charset);
        byte[] page = ("<p x='" + value + "//x.test/'>").getBytes(encoding);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HtmlRewriter rewriter = new HtmlRewriter(
                new Acting(tag -> {
                    String decoded = String.valueOf(tag.attribute("x"));
                    int at = decoded.indexOf("http") + 4;
                    tag.replaceInAttribute("x", at, at, "s");
                }),
                Limits.DEFAULT,
                encoding);

        rewriter.write(page, 0, page.length, out::write);
        rewriter.finish(out::write);

        assertThat(out.toString(encoding)).isEqualTo("<p x='" + value.replace("http", "https") + "//x.test/'>");
    }

    @Test
    void positionsFitAfterMalformedBytes() {
        String page = "<p x='\u00E3\u0081Ahttp:\u00FF'>";

        assertEverySplit(page, page.replace("http", "https"), tag -> {
            int at = String.valueOf(tag.attribute("x")).indexOf("http") + 4;
            tag.replaceInAttribute("x", at, at, "s");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "\"", "'", "<", ">", "&", "=", "`", "\u00E4", "\n"})
    void whatNeedsQuotesIsNotPutInAValue(String ascii) {
        Rewriting rewriting = new Rewriting(() -> new Acting(tag -> tag.replaceInAttribute("x", 0, 0, ascii)));

        assertThatThrownBy(() -> rewriting.whole("<p x=a>")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void insertsBeforeATag() {
        assertEverySplit("a<form><b></form>", "a<i>lock</i><form><b></form>", tag -> {
            if (tag.element() == Element.FORM) {
                tag.insertBefore("<i>lock</i>");
            }
        });
    }

    @Test
    void insertsEditsAndRemovesTogether() {
        assertEverySplit("<i x=a y=b>c", "<u><i x=Za>c", tag -> {
            tag.insertBefore("<u>");
            tag.replaceInAttribute("x", 0, 0, "Z");
            tag.removeAttribute("y");
        });
    }

    @Test
    void aHeldTextDecidesOverItsElement() {
        String page = "a<script>bad</script >b<script y=1>good</script>c<script>bad";
        List<String> told = new ArrayList<>();
        Rewriting rewriting = new Rewriting(() -> new Acting(
                tag -> {
                    tag.removeAttribute("y");
                    tag.holdText();
                },
                (element, text) -> {
                    told.add(element + ":" + text);
                    return text.toString().equals("bad");
                }));

        assertThat(rewriting.whole(page)).isEqualTo("ab<script>good</script>c<script>bad");
        assertThat(told).containsExactly("SCRIPT:bad", "SCRIPT:good");
        assertThat(rewriting.byteByByte(page)).isEqualTo("ab<script>good</script>c<script>bad");
    }

    @ParameterizedTest
    @CsvSource({"100, text:", "101, begins:", "109, begins:", "110, begins:", "500, begins:"})
    void ofATextLongerThanTheLimitTheBeginningIsJudgedOnce(int length, String told) {
        String text = "x".repeat(100);
        String page = "a<script>" + "x".repeat(length) + "</script >b</script>";
        for (int piece : new int[] {page.length(), 1, 7, 100}) {
            Acting keeping = new Acting(StartTag::holdText);
            assertThat(Rewriting.text(limited(keeping).inPieces(page, piece))).isEqualTo(page);
            assertThat(keeping.told).containsExactly("script", told + text, "/script", "/script");

            Acting removing = new Acting(StartTag::holdText, (element, beginning) -> true);
            assertThat(Rewriting.text(limited(removing).inPieces(page, piece))).isEqualTo("ab</script>");
            assertThat(removing.told).containsExactly("script", told + text, "/script");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<script>x</script>b | a<i></i>b",
                "a<script>x</script | a<script>x</script",
                "a<script>x | a<script>x",
                "<<script>x</script>b | <<i></i>b",
                "&l<script>x</script>t; | &l<i></i>t;",
                "<noscript><style>x</style></noscript>a | <noscript><i></i></noscript>a",
                "<noscript><style>x</noscript>a | <noscript><style>x</noscript>a",
            })
    void markupTakesThePlaceOfAnElementByItsText(String page, String expected) {
        HtmlHandler handler = new HtmlHandler() {
            @Override
            public boolean wants(Element element) {
                return element == Element.SCRIPT || element == Element.STYLE;
            }

            @Override
            public void startTag(StartTag tag) {
                tag.holdText();
            }

            @Override
            public String replacement(Element element, ByteText text, boolean whole) {
                return "<i></i>";
            }
        };
        Rewriting rewriting = new Rewriting(() -> handler);
        assertThat(rewriting.whole(page)).isEqualTo(expected);
        assertThat(rewriting.byteByByte(page)).isEqualTo(expected);
        for (int i = 1; i < page.length(); i++) {
            assertThat(rewriting.splitAt(page, i)).as("split at %d", i).isEqualTo(expected);
        }
    }

    @Test
    void aLongTextIsHeldUpToTheLimitAndDroppedOrPassedWithoutBeingHeld() throws IOException {
        byte[] page = Rewriting.bytes("a<script>" + "x".repeat(5_000_000) + "</script>b");
        for (boolean removes : new boolean[] {false, true}) {
            HtmlRewriter rewriter =
                    new HtmlRewriter(new Acting(StartTag::holdText, (element, text) -> removes), Limits.DEFAULT);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int most = 0;
            for (int p = 0; p < page.length; p += 8192) {
                int length = Math.min(8192, page.length - p);
                rewriter.write(page, p, length, out::write);
                most = Math.max(most, removes ? out.size() : p + length - out.size());
            }
            rewriter.finish(out::write);
            assertThat(most).isBetween(1, Limits.DEFAULT.text() + "<script>".length());
            assertThat(out.toByteArray()).isEqualTo(removes ? Rewriting.bytes("ab") : page);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a<style>bad</style>bad | a<style>good!</style>bad",
                "a<style>babad</sty</style >bad | a<style>bagood!</sty</style >bad",
                "<textarea>bad</textarea><script>bad | <textarea>good!</textarea><script>good!",
                "<noscript><style>bad</noscript>bad | <noscript><style>good!</noscript>bad",
                "<svg><style>bad</style></svg> | <svg><style>bad</style></svg>",
                "<style>ba</style>d | <style>ba</style>d",
            })
    void textIsEditedAsItComes(String page, String expected) {
        Rewriting rewriting = new Rewriting(Replacing::new);
        assertThat(rewriting.whole(page)).isEqualTo(expected);
        for (int i = 1; i < page.length(); i++) {
            assertThat(rewriting.splitAt(page, i)).as("split at %d", i).isEqualTo(expected);
        }
    }

    @Test
    void ofTextThatIsShownOnlyWhatIsUndecidedIsHeld() throws IOException {
        byte[] page = Rewriting.bytes("a<style>" + "x bad".repeat(1_000_000) + "</style>b");
        HtmlRewriter rewriter = new HtmlRewriter(new Replacing(), Limits.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int p = 0; p < page.length; p += 8192) {
            int length = Math.min(8192, page.length - p);
            rewriter.write(page, p, length, out::write);
            assertThat(out.size()).isGreaterThan(p + length - 12);
        }
        rewriter.finish(out::write);
        assertThat(out.toString(StandardCharsets.ISO_8859_1)
                        .equals(Rewriting.text(page).replace("bad", "good!")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"51, false", "52, true"})
    void aTagLongerThanTheLimitIsPassedOnUnseen(int length, boolean unseen) {
        String page = "a<img src='" + "x".repeat(length) + "' >b<script" + " y".repeat(100) + "><img></script>";
        for (boolean whole : new boolean[] {true, false}) {
            Acting handler = new Acting(StartTag::removeElement);
            Rewriting rewriting = new Rewriting(() -> handler, new Limits(64, 100));

            String out = whole ? rewriting.whole(page) : rewriting.byteByByte(page);
            assertThat(out).isEqualTo(unseen ? page : "ab" + page.substring(page.indexOf("<script")));
            List<String> expected = new ArrayList<>(List.of("unseen:script", "/script"));
            expected.add(0, unseen ? "unseen:img" : "img");
            assertThat(handler.told).isEqualTo(expected);
        }
    }

    @Test
    void aHugeAttributeIsNotHeldBeyondTheLimit() throws IOException {
        byte[] page = Rewriting.bytes("<img src='data:" + "A".repeat(5_000_000) + "'>");
        Acting handler = new Acting(StartTag::removeElement);
        HtmlRewriter rewriter = new HtmlRewriter(handler, Limits.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int most = 0;

        for (int p = 0; p < page.length; p += 8192) {
            int length = Math.min(8192, page.length - p);
            rewriter.write(page, p, length, out::write);
            most = Math.max(most, p + length - out.size());
        }
        rewriter.finish(out::write);

        assertThat(out.toByteArray()).isEqualTo(page);
        assertThat(most).isBetween(1, Limits.DEFAULT.token());
        assertThat(handler.told).containsExactly("unseen:img");
        assertThat(rewriter.changed()).isFalse();
    }

    @Test
    void textIsNeverHeld() throws IOException {
        HtmlRewriter rewriter = new HtmlRewriter(new Acting(tag -> {}), Limits.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] page = Rewriting.bytes("text <im");

        rewriter.write(page, 0, page.length, out::write);
        rewriter.flush(out::write);
        assertThat(out).hasToString("text ");
        rewriter.finish(out::write);
        assertThat(out).hasToString("text <im");
    }

    @Test
    void untouchedSpansLeaveInTheCallersArray() throws IOException {
        byte[] page = Rewriting.bytes("..<p>text</p><b>more</b>..");
        List<String> writes = new ArrayList<>();
        HtmlRewriter rewriter = new HtmlRewriter(new Acting(tag -> {}), Limits.DEFAULT);

        rewriter.write(page, 2, page.length - 4, (b, off, len) -> {
            assertThat(b).isSameAs(page);
            writes.add(off + "+" + len);
        });

        assertThat(writes).containsExactly("2+" + (page.length - 4));
    }

    @Test
    void tellsWhereATagStands() {
        List<String> places = new ArrayList<>();
        new Rewriting(() -> new Acting(tag -> places.add(tag.name()
                        + (tag.foreign() ? " foreign" : "")
                        + (tag.inTemplate() ? " template" : "")
                        + (tag.inNoscript() ? " noscript" : ""))))
                .whole("<base><svg><base/></svg><template><base></template><noscript><base></noscript><base>"
                        + "<math><mi><base></mi></math><template><svg><template></template></svg><base></template>");

        assertThat(places)
                .containsExactly(
                        "base",
                        "svg foreign",
                        "base foreign",
                        "template",
                        "base template",
                        "noscript",
                        "base noscript",
                        "base",
                        "math foreign",
                        "mi foreign",
                        "base",
                        "template",
                        "svg foreign template",
                        "template foreign template",
                        "base template");
    }

    @Test
    void toldOfEndTagsButNotOfRemovedElements() {
        Acting handler = new Acting(HtmlRewriterTest::removeX);

        new Rewriting(() -> handler).whole("<a></a><a x></a><iframe x></iframe><object x></object></b>");

        assertThat(handler.told).containsExactly("a", "/a", "a", "iframe", "object", "/other");
    }

    @Test
    void changedTellsWhetherAByteDiffers() throws IOException {
        HtmlRewriter rewriter = new HtmlRewriter(new Acting(HtmlRewriterTest::removeX), Limits.DEFAULT);
        byte[] page = Rewriting.bytes("a<b>c<b x>");

        rewriter.write(page, 0, 5, (b, off, len) -> {});
        assertThat(rewriter.changed()).isFalse();
        rewriter.write(page, 5, page.length - 5, (b, off, len) -> {});
        assertThat(rewriter.changed()).isTrue();
    }

    @Test
    void anElementOfNoInterestIsNotTold() {
        List<String> told = new ArrayList<>();
        HtmlHandler images = new HtmlHandler() {
            @Override
            public boolean wants(Element element) {
                return element == Element.IMG;
            }

            @Override
            public void startTag(StartTag tag) {
                told.add(tag.name());
            }
        };

        new Rewriting(() -> images).whole("<a><img><image><b><imgs>");

        assertThat(told).containsExactly("img");
    }

    private static Rewriting limited(HtmlHandler handler) {
        return new Rewriting(() -> handler, new Limits(64, 100));
    }

    private static void removeX(StartTag tag) {
        if (tag.has("x")) {
            tag.removeElement();
        }
    }

    private static void assertEverySplit(String page, String expected, Consumer<StartTag> action) {
        Rewriting rewriting = new Rewriting(() -> new Acting(action));
        assertThat(rewriting.whole(page)).as("whole").isEqualTo(expected);
        assertThat(rewriting.byteByByte(page)).as("byte by byte").isEqualTo(expected);
        for (int i = 1; i < page.length(); i++) {
            assertThat(rewriting.splitAt(page, i)).as("split at %d", i).isEqualTo(expected);
        }
    }
}
