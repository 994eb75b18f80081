package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAccessRuleTest {
    @ParameterizedTest
    @CsvSource({
        "GET,  200, text/html,                        true",
        "GET,  200, text/html;charset=UTF-8,          true",
        "GET,  200, ' Text/HTML ; charset=x',         true",
        "GET,  200, application/xhtml+xml,            true",
        "GET,  200, text/htmlx,                       false",
        "GET,  200, application/json,                 false",
        "GET,  200, ,                                 false",
        "GET,  206, text/html,                        false",
        "GET,  304, ,                                 false",
        "GET,  302, text/html,                        false",
        "GET,  404, text/html,                        false",
        "GET,  500, text/html,                        false",
        "HEAD, 200, text/html,                        false",
        "POST, 200, text/html,                        false",
        "get,  200, text/html,                        false"
    })
    void aPageThatIsAnsweredInFullCounts(String method, int status, @Nullable String type, boolean counts) {
        assertThat(PageAccessRule.isAccess(method, status, type, false, false)).isEqualTo(counts);
        assertThat(PageAccessRule.isAccess(method, status, type, false, true)).isFalse();
    }

    @Test
    void aPageThatTheBrowserHasCountsIfItNavigatesToIt() {
        assertThat(PageAccessRule.isAccess("GET", 304, null, true, false)).isTrue();
        assertThat(PageAccessRule.isAccess("GET", 304, "text/html", false, false))
                .isFalse();
        assertThat(PageAccessRule.isAccess("HEAD", 304, null, true, false)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "document, '*/*',                                true",
        "iframe,   text/html,                            false",
        "empty,    text/html,                            false",
        ",         'text/html,application/xhtml+xml',    true",
        ",         'application/json, text/html;q=0.9',  true",
        ",         'image/avif,*/*',                     false",
        ",         '*/*',                                false",
        ",         ,                                     false"
    })
    void aNavigationIsToldByItsDestinationElseByWhatItAccepts(
            @Nullable String destination, @Nullable String accept, boolean navigation) {
        assertThat(PageAccessRule.isNavigation(destination, accept)).isEqualTo(navigation);
    }

    @ParameterizedTest
    @CsvSource({
        "prefetch,            ,         ,         true",
        "'prefetch;prerender', ,        ,         true",
        "'Prefetch ; x',      ,         ,         true",
        ",                    prefetch, ,         true",
        ",                    ,         prefetch, true",
        "prefetcher,          ,         ,         false",
        ",                    preview,  ,         false",
        ",                    ,         ,         false"
    })
    void aPrefetchIsToldByEachOfItsHeaders(
            @Nullable String secPurpose, @Nullable String purpose, @Nullable String xMoz, boolean prefetch) {
        assertThat(PageAccessRule.isPrefetch(secPurpose, purpose, xMoz)).isEqualTo(prefetch);
    }
}
