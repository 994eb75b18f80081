package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "Text/HTML;charset=utf-8", "text/html ; charset=utf-8", "text/html,text/html"})
    void htmlIsHtmlHoweverItIsWritten(String contentType) {
        assertThat(ContentTypeText.isHtml(contentType)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/htmlx", "text/plain; of=text/html", "application/xhtml+xml"})
    void whatOnlyLooksLikeHtmlIsNone(String contentType) {
        assertThat(ContentTypeText.isHtml(contentType)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "text/html,",
        "text/html;charset=utf-8, utf-8",
        "text/html; Charset=\"UTF-8\" ; level=1, UTF-8",
        "text/html; level=1; charset=x, x"
    })
    void theCharsetIsFoundAmongTheParameters(String contentType, @Nullable String charset) {
        assertThat(ContentTypeText.charset(contentType)).isEqualTo(charset);
    }

    @ParameterizedTest
    @CsvSource({
        "text/html, text/html",
        "text/html ; charset=utf-8, text/html",
        "text/html; CHARSET=utf-8; level=1, text/html; level=1",
        "text/html; level=1; charset=utf-8, text/html; level=1"
    })
    void onlyTheCharsetIsTakenAway(String contentType, String without) {
        assertThat(ContentTypeText.withoutCharset(contentType)).isEqualTo(without);
    }
}
