package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.StringReader;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import nu.validator.htmlparser.common.XmlViolationPolicy;
import nu.validator.htmlparser.dom.HtmlDocumentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class MarkupTest {
    @Test
    void textsAndAttributesAreEscaped() {
        Markup out = new Markup();
        out.open("p", "title", "a\"b'c&<d>", "id", null)
                .text("<script>alert('1') & \"2\"</script>\0")
                .close();
        assertThat(out.toString())
                .isEqualTo("<p title=\"a&quot;b&#39;c&amp;&lt;d&gt;\">"
                        + "&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;&lt;/script&gt;\uFFFD</p>");
    }

    /** Whatever is handed in, a parser finds the one element, and in it that text. */
    @Property(tries = 500)
    void whatIsWrittenIsWhatAParserReads(@ForAll String text) throws IOException, SAXException {
        String legible = legible(text);
        Markup out = new Markup();
        out.open("div", "id", "it", "title", text).text(text).close();
        HtmlDocumentBuilder builder = new HtmlDocumentBuilder(XmlViolationPolicy.ALLOW);
        Element found = builder.parse(new InputSource(new StringReader("<!DOCTYPE html>" + out)))
                .getElementById("it");
        assertThat(found.getTextContent()).isEqualTo(legible);
        assertThat(found.getAttribute("title")).isEqualTo(legible);
        assertThat(found.getElementsByTagName("*").getLength()).isZero();
    }

    private static String legible(String text) {
        StringBuilder legible = new StringBuilder();
        text.replace("\r\n", "\n")
                .replace('\r', '\n')
                .codePoints()
                .map(c -> (Character.isISOControl(c) && c != '\n' && c != '\t') || (c >= 0xD800 && c <= 0xDFFF)
                        ? 0xFFFD
                        : c)
                .forEach(legible::appendCodePoint);
        return legible.toString();
    }

    @Test
    void whatAFormOfTheApplicationHasSentKeepsItsLines() {
        assertThat(new Markup().text("one\r\ntwo\rthree\n").toString()).isEqualTo("one\ntwo\nthree\n");
    }

    /** A browser leaves out the first new line in it. */
    @Test
    void aTextToBeCorrectedKeepsTheNewLineThatItBeginsWith() {
        assertThat(new Markup().element("textarea", "\none\n").toString()).isEqualTo("<textarea>\n\none\n</textarea>");
        assertThat(new Markup().element("textarea", "one").toString()).isEqualTo("<textarea>one</textarea>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "style", "P", "a b", "x>", "", "iframe", "svg"})
    void anElementThatNobodyNeedsIsRefused(String element) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().open(element));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onclick", "style", "srcdoc", "a b", "x=", "ID"})
    void anAttributeThatNobodyNeedsIsRefused(String attribute) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().open("p", attribute, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", " javascript:x", "data:text/html,x", "//evil.example", "/\\evil.example"})
    void anAddressOfAnotherKindIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().link(address, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/privacy?lang=de", "#content", "?a=b", "https://a.example/", "mailto:a@b.example"})
    void anOrdinaryAddressIsWritten(String address) {
        assertThat(new Markup().link(address, "x").toString()).isEqualTo("<a href=\"" + address + "\">x</a>");
    }

    @Test
    void nothingIsLeftOpen() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Markup().open("p").bytes());
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().open("br"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Markup().empty("p"));
    }
}
