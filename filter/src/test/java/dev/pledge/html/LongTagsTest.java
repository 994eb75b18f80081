package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tag longer than the limit stays as it is; the handler is asked whether its beginning settles what is to be known of it. */
class LongTagsTest {
    private static final Limits LIMITS = new Limits(64, 64);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // before | after what makes it long | what the handler is told
                "`<img src=\"data:` | `\">` | asked:img[src]",
                "`<img alt='x' src=data:` | ` srcset=x>` | asked:img[alt, src]",
                "`<img src=\"/a\" alt='` | `'>` | asked:img[src, alt] unseen:img",
                "`<img src='data:'` | `>` | asked:img[src, xxxxxxxxxxxxxxxx]",
                "`<img ` | `>` | asked:img[xxxxxxxxxxxxxxxx] unseen:img",
                "`<svg><img alt='` | `'>` | unseen:img",
                "`<i src='data:` | `'>` | ``",
                "`<im` | `>` | ``",
                "`<img` | `` | ``",
                "`<img src='data:` | `` | asked:img[src]",
            })
    void settlesWhatItsBeginningShows(String before, String after, String told) {
        String page = before + "x".repeat(200) + after;
        for (int cut = 0; cut < page.length(); cut++) {
            Asked handler = new Asked();
            assertThat(new Rewriting(() -> handler, LIMITS).splitAt(page, cut)).isEqualTo(page);
            assertThat(String.join(" ", handler.told)).as("split at %d", cut).isEqualTo(told);
        }
        Asked handler = new Asked();
        assertThat(new Rewriting(() -> handler, LIMITS).byteByByte(page)).isEqualTo(page);
        assertThat(String.join(" ", handler.told)).as("byte by byte").isEqualTo(told);
    }

    /** The name alone is longer than a tag may be; what is owed stands before it all the same. */
    @Test
    void endTagsThatAreOwedStandBeforeALongName() {
        Acting handler = new Acting(tag -> {
            if (tag.element() == Element.IMG) {
                tag.removeElement();
            }
        });
        for (String next : new String[] {"</", "<"}) {
            String page = "<svg><style><img x>" + next + "a".repeat(80) + ">z";
            Rewriting rewriting = new Rewriting(() -> handler, LIMITS);
            assertThat(rewriting.whole(page)).isEqualTo("<svg><style></style></svg>" + next + "a".repeat(80) + ">z");
            assertThat(rewriting.byteByByte(page)).isEqualTo(rewriting.whole(page));
        }
    }

    private static final class Asked implements HtmlHandler {
        private final List<String> told = new ArrayList<>();

        @Override
        public boolean wants(Element element) {
            return element == Element.IMG;
        }

        @Override
        public void startTag(StartTag tag) {
            told.add(tag.name());
        }

        @Override
        public boolean isSettled(StartTag beginning) {
            List<String> names = new ArrayList<>();
            for (String name : beginning.attributeNames()) {
                names.add(name.startsWith("xxx") ? "x".repeat(16) : name);
            }
            told.add("asked:" + beginning.name() + names);
            beginning.removeElement();
            String src = beginning.attribute("src");
            return src != null && src.startsWith("data:");
        }

        @Override
        public void notInspected(Element element) {
            told.add("unseen:" + element.tagName());
        }
    }
}
