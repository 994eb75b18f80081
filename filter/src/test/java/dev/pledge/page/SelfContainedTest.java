package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A tag too long to be held is told of, unless it carries what it shows. */
class SelfContainedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`<img alt=\"\" src=\"data:image/png;base64,` | `\" class=x>` | true",
                "`<IMG SRC=' \tDATA:image/png;base64,` | `'>` | true",
                "`<link rel=icon href=data:image/png;base64,` | `>` | true",
                "`<object data='data:text/html;base64,` | `'></object>` | true",
                "`<img src='/a' alt=\"` | `\">` | false",
                "`<img src='data:,' data-src=/b alt=\"` | `\">` | false",
                "`<img srcset=/b src=\"data:image/png;base64,` | `\">` | false",
                "`<video poster=/b src='data:video/mp4;base64,` | `'></video>` | false",
                "`<script src='data:text/javascript;base64,` | `'></script>` | false",
                "`<img alt=\"` | `\" src=data:,>` | false",
            })
    void isNotTold(String before, String after, boolean settled) {
        String page = "a" + before + "A".repeat(5_000_000) + after + "b";
        for (int piece : new int[] {8192, Integer.MAX_VALUE}) {
            Page.Result result = Page.ordinary().govern(page, piece);

            assertThat(result.html()).isEqualTo(page);
            assertThat(result.found().isEmpty()).as(result.found().toString()).isEqualTo(settled);
        }
    }
}
