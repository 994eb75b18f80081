package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.html.Element;
import dev.pledge.html.HtmlHandler;
import dev.pledge.html.HtmlRewriter;
import dev.pledge.html.Limits;
import dev.pledge.html.StartTag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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

    @Test
    void whatFollowsAFaultIsPassedAsItIsAndToldOfOnce() throws IOException {
        FaultBarrier barrier =
                new FaultBarrier(new Faulty(), (kind, what, label) -> evidence.add(kind.key() + " " + label));
        HtmlRewriter rewriter = new HtmlRewriter(barrier, Limits.DEFAULT);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] page = "<p>a<img src=x><iframe src=y></iframe><img src=z><iframe src=w></iframe>b"
                .getBytes(StandardCharsets.US_ASCII);

        rewriter.write(page, 0, page.length, out::write);
        rewriter.finish(out::write);

        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualTo("<p>a<iframe src=y></iframe><img src=z><iframe src=w></iframe>b");
        assertThat(evidence).containsExactly("page-not-inspected failed");
    }
}
