package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Laws of governed pages, on pages that a fuzzer makes up. In the build only the seeds are run; CONTRIBUTING.md says how to
 * fuzz.
 */
class GovernorFuzzTest {
    @MethodSource("seeds")
    @DictionaryEntries({
        "//ads.test/",
        "https://ads.test/a.js",
        "http://site.test/checkout",
        "www.googletagmanager.com",
        "/checkout",
        " src=",
        " srcset=",
        " href=",
        " style=",
        " srcdoc=",
        "url(",
        "<style>",
        "</style>",
        "@import '",
        "\\75 rl(",
        " 1x, ",
        "<script",
        "</script>",
        "<img ",
        "<iframe ",
        "<link ",
        "<base href=",
        "<meta http-equiv=refresh content=",
        "<form action=",
        "<input type=password>",
        "<noscript>",
        "</noscript>",
        "<svg>",
        "<image ",
        "<template>",
        "<!--",
        "-->",
        "&sol;&sol;",
        "&#x2f;",
        "createElement",
        "gtag(",
        "=\""
    })
    @FuzzTest(maxDuration = "10m")
    void splitsAreOfNoConsequence(byte[] bytes) {
        String html = new String(bytes, ISO_8859_1);
        for (Page page :
                List.of(Page.ordinary(), Page.checkout(), Page.ordinary().in(null))) {
            Page.Result whole = page.govern(html);
            assertThat(whole.found()).noneMatch(found -> found.endsWith(" failed"));
            assertThat(page.govern(html, 1)).isEqualTo(whole);
            int cut = 1 + new Random(Arrays.hashCode(bytes)).nextInt(Math.max(1, bytes.length));
            assertThat(page.governInTwo(html, cut)).isEqualTo(whole);
        }
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "10m")
    void theOutputHoldsNothingMoreToRemove(byte[] bytes) {
        Page.Result once = Page.ordinary().govern(new String(bytes, ISO_8859_1));
        // What had to be kept is reported, and may be removable in the shorter page.
        if (once.found().stream().noneMatch(found -> found.startsWith("page-not-inspected"))) {
            Page.Result again = Page.ordinary().govern(once.html());
            assertThat(again.found()).noneMatch(found -> found.startsWith("ad-"));
            assertThat(again.changed()).isFalse();
        }
    }

    static Stream<byte[]> seeds() {
        return Stream.of(
                        "",
                        "<p>a<img src=//ads.test/p.gif>b<img src=/p.gif>",
                        "<<<img src=//ads.test/p.gif>script>",
                        "<img srcset='//ads.test/a 1x, /b 2x' src=&sol;&sol;ads.test>",
                        "<base href=//ads.test><script src=a.js></script><link rel=stylesheet href=b>",
                        "<script>var s = document.createElement('script'); s.src = '//ads.test/a.js';</script>",
                        "<script>gtag('js');</script><noscript><iframe src=https://www.googletagmanager.com/ns.html></iframe>",
                        "<meta http-equiv=refresh content='0;url=//ads.test'><meta charset=utf-16>",
                        "<form action=http://site.test/checkout><input type=password></form>",
                        "<svg><image xlink:href=//ads.test/p.gif></image></svg><object data=//ads.test><p>a</object>",
                        "<style>@import '//ads.test/a';p{background:url(//ads.test/b) src('//ads.test/c')}</style>",
                        "<div style='background: url(//ads.test/p.gif)'><iframe srcdoc='<img src=//ads.test>'></iframe>")
                .map(seed -> seed.getBytes(ISO_8859_1));
    }
}
