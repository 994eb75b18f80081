package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.html.ByteText;
import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.HtmlRewriter;
import dev.pledge.html.Limits;
import dev.pledge.html.StartTag;
import dev.pledge.html.TextEditor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultBarrierTest {
    private final List<String> evidence = new ArrayList<>();

    /** Removes images, and fails at the first frame. */
    private static final class Faulty implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return element == Element.IMG || element == Element.IFRAME;
        }

        @Override
        public void startTag(StartTag tag) {
            if (tag.element() == Element.IFRAME) {
                throw new IllegalStateException("planted");
            }
            tag.removeElement();
        }
    }

    /** Removes images, and fails when the text of a script, or else its end, has come. */
    private record FaultyLater(boolean inText) implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return element == Element.IMG || element == Element.SCRIPT;
        }

        @Override
        public void startTag(StartTag tag) {
            if (tag.element() == Element.SCRIPT) {
                tag.holdText();
            } else {
                tag.removeElement();
            }
        }

        @Override
        public @Nullable String replacement(Element element, ByteText text, boolean whole) {
            if (inText) {
                throw new IllegalStateException("planted");
            }
            return null;
        }

        @Override
        public void endTag(Element element) {
            throw new IllegalStateException("planted");
        }
    }

    /** Fails when it has edited the beginning of a sheet. */
    private static final class FaultyInSheet implements HtmlHandler {
        @Override
        public boolean wants(Element element) {
            return element == Element.STYLE;
        }

        @Override
        public void startTag(StartTag tag) {
            tag.showText();
        }

        @Override
        public int editText(Element element, ByteText text, boolean last, TextEditor editor) {
            editor.replace(0, 1, "b");
            throw new IllegalStateException("planted");
        }
    }

    @Test
    void theRestOfASheetIsPassedAfterAFault() throws IOException {
        assertThat(passed(new FaultyInSheet(), "<style>aaa</style><style>aaa</style>"))
                .isEqualTo("<style>baa</style><style>aaa</style>");
        assertThat(evidence).containsExactly("page-not-inspected failed");
    }

    @Test
    void whatFollowsAFaultIsPassedAsItIsAndToldOfOnce() throws IOException {
        assertThat(passed(new Faulty(), "<p>a<img src=x><iframe src=y></iframe><img src=z><iframe src=w></iframe>b"))
                .isEqualTo("<p>a<iframe src=y></iframe><img src=z><iframe src=w></iframe>b");
        assertThat(evidence).containsExactly("page-not-inspected failed");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void soIsWhatFollowsAFaultInATextOrAtAnEndTag(boolean inText) throws IOException {
        assertThat(passed(new FaultyLater(inText), "<img src=x><script>a</script><img src=z><script>b</script>c"))
                .isEqualTo("<script>a</script><img src=z><script>b</script>c");
        assertThat(evidence).containsExactly("page-not-inspected failed");
    }

    private String passed(HtmlHandler handler, String html) throws IOException {
        FaultBarrier barrier = new FaultBarrier(handler, (kind, what, label) -> evidence.add(kind.key() + " " + label));
        HtmlRewriter rewriter = new HtmlRewriter(barrier, Limits.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] page = html.getBytes(StandardCharsets.US_ASCII);
        rewriter.write(page, 0, page.length, out::write);
        rewriter.finish(out::write);
        return out.toString(StandardCharsets.US_ASCII);
    }
}
