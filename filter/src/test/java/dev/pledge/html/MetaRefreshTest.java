package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaRefreshTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0;url=/x | /x",
                "0; URL = '/x' y | /x",
                "0;url=\"/x'y | /x'y",
                "5,/x | /x",
                "5 /x | /x",
                ".5;/x | /x",
                "1.5 ; '/x' | /x",
                "0;ur/x | ur/x",
                "0;url/x | url/x",
                "0;urls | urls",
            })
    void findsTheUrl(String content, String url) {
        MetaRefresh refresh = MetaRefresh.parse(content);

        assertThat(refresh == null ? null : refresh.url(content)).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "5;", "5; ", "x;url=/x", ";url=/x", "5x;url=/x", "-1;url=/x"})
    void thereMayBeNone(String content) {
        assertThat(MetaRefresh.parse(content)).isNull();
    }
}
