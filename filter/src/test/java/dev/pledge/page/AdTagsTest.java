package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script async src=https://ads.test/a.js></script>",
                "<script type=text/plain data-src=//ads.test/a.js></script>",
                "<iframe src=//ads.test/f></iframe>",
                "<iframe data-lazy-src=//ads.test/f></iframe>",
                "<img src=//ads.test/p.gif>",
                "<img src=/blank.gif data-original=//ads.test/p.gif>",
                "<embed src=//ads.test/e>",
                "<object data=//ads.test/o></object>",
                "<source src=//ads.test/v.mp4>",
                "<video src=//ads.test/v.mp4></video>",
                "<audio src=//ads.test/a.mp3></audio>",
                "<track src=//ads.test/t.vtt>",
                "<link rel=stylesheet href=//ads.test/s.css>",
                "<link rel='shortcut ICON' href=//ads.test/i.ico>",
                "<link rel=modulepreload href=//ads.test/m.js>",
                "<link rel=preload as=image imagesrcset='//ads.test/a 1x'>",
                "<meta http-equiv=REFRESH content='5; url=https://ads.test/'>",
                "<source srcset='//ads.test/a 1x, //ads.test/b 2x'>",
                "<img srcset='//ads.test/a 1x'>",
            })
    void removesWhatLoadsFromAnAdServer(String element) {
        Page.Result result = Page.ordinary().govern("a" + element + "b");
        assertThat(result.html()).isEqualTo("ab");
        assertThat(result.found()).containsExactly("ad-tag-removed ads.test Company of ads.test");
        assertThat(result.changed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=//ads.test/ ping=//ads.test/>x</a>",
                "<link rel=canonical href=//ads.test/>",
                "<link rel=next href=//ads.test/>",
                "<link href=//ads.test/>",
                "<meta http-equiv=refresh content=5>",
                "<meta name=refresh content='5; url=https://ads.test/'>",
                "<meta property=og:image content=https://ads.test/i.png>",
                "<img alt=//ads.test/ src=/ok.png>",
                "<div data-src=//ads.test/p.gif></div>",
                "<img src=data:,//ads.test/>",
                "<form action=//ads.test/></form>",
                "<svg><script/><image/></svg>",
            })
    void leavesWhatLoadsNothingFromThere(String element) {
        Page.Result result = Page.ordinary().govern(element);
        assertThat(result.html()).isEqualTo(element);
        assertThat(result.found()).isEmpty();
        assertThat(result.changed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a 1x, //ads.test/b 2x|/a 1x",
                "//ads.test/a 1x,  /b 2x|/b 2x",
                "/a 1x, //ads.test/b 2x, /c 3x|/a 1x, /c 3x",
                "//ads.test/a 1x, //ads.test/b 2x, /c 3x|/c 3x",
                "/a 1x, //ads.test/b 2x, //ads.test/c 3x|/a 1x",
                "//ads.test/a, /b 2x, //ads.test/c 3x, /d 4x|/b 2x, /d 4x",
                "/a, data:,x 2x, //ads.test/c|/a, data:,x 2x",
            })
    void takesAdsOutOfASetOfImages(String set, String rest) {
        assertThat(Page.ordinary().govern("<img srcset=\"" + set + "\">").html())
                .isEqualTo("<img srcset=\"" + rest + "\">");
        assertThat(Page.ordinary().govern("<source srcset='" + set + "'>").html())
                .isEqualTo("<source srcset='" + rest + "'>");
    }

    @Test
    void keepsAnImageThatHasAnAddressOfItsOwn() {
        Page.Result result = Page.ordinary().govern("<img srcset='//ads.test/a 1x, //x.ads.test/b 2x' src=/c>");
        assertThat(result.html()).isEqualTo("<img src=/c>");
        assertThat(result.found())
                .containsExactly(
                        "ad-tag-removed ads.test Company of ads.test", "ad-tag-removed x.ads.test Company of ads.test");
    }

    @Test
    void judgesImagesAndScriptsInSvgByTheirHref() {
        assertThat(Page.ordinary()
                        .govern("<svg><image href=//ads.test/a /><image xlink:href=//ads.test/b />"
                                + "<image href=/ok xlink:href=//ads.test/b /></svg>")
                        .html())
                .isEqualTo("<svg><image href=/ok xlink:href=//ads.test/b /></svg>");
    }

    @Test
    void ignoresABaseThatABrowserWithScriptsNeverSees() {
        String html = "<noscript><base href=https://ads.test/></noscript><base href=/x/><img src=p.gif>";
        assertThat(Page.ordinary().govern(html).html()).isEqualTo(html);
    }

    @Test
    void staysWithThePagesOwnAddressWhereTheBaseIsNone() {
        String html = "<base href='data:,x'><base href=https://ads.test/><img src=p.gif>";
        assertThat(Page.ordinary().govern(html).html()).isEqualTo(html);
    }

    @Test
    void changesNothingInReportAndTellsTheSame() {
        String html =
                "<img src=//ads.test/p><script>fetch('//ads.test/')</script><script src=//ads.test/a.js>x</script>"
                        + "<img srcset='//ads.test/a 1x' src=/c><object data=//ads.test/o><embed src=//ads.test/e></object>";
        Page.Result enforced = Page.ordinary().govern(html);
        Page.Result reported = Page.ordinary().with(Mode.REPORT, Mode.REPORT).govern(html);
        assertThat(enforced.html()).isEqualTo("<img src=/c>");
        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.changed()).isFalse();
        assertThat(reported.found()).isEqualTo(enforced.found()).hasSize(6);
    }

    @Test
    void looksAtNothingWhenSwitchedOff() {
        String html = "<img src=//ads.test/p><script>fetch('//ads.test/')</script>";
        Page.Result result = Page.ordinary().with(Mode.OFF, Mode.ENFORCE).govern(html);
        assertThat(result.html()).isEqualTo(html);
        assertThat(result.found()).isEmpty();
    }
}
