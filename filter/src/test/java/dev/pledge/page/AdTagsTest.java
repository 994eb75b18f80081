package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.nio.charset.StandardCharsets;
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
                "<img src=data:, data-original=//ads.test/p.gif>",
                "<img src data-lazy=//ads.test/p.gif>",
                "<img src=# data-srcset='//ads.test/p.gif 1x'>",
                "<img data-lazy-srcset='//ads.test/p.gif'>",
                "<source data-srcset='//ads.test/p.gif 1x'>",
                "<iframe src=about:blank data-cookieblock-src=//ads.test/f></iframe>",
                "<video data-src=//ads.test/v></video>",
                "<link rel=manifest href=//ads.test/m>",
                "<link rel=prefetch href=//ads.test/m>",
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
        Page.Result result = Page.ordinary().withoutStubs().govern("a" + element + "b");
        assertThat(result.html()).isEqualTo("ab");
        assertThat(result.found()).containsExactly("ad-tag-removed ads.test Company of ads.test");
        assertThat(result.changed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a href=//ads.test/ ping=/own attributionsrc>x</a>",
                "<p style=\"content:'url(//ads.test/)'\">",
                "<p style='/* url(//ads.test/) */ color:red' background=/x>",
                "<input type=text src=//ads.test/i>",
                "<svg><rect background=//ads.test/ /><p/></svg>",
                "<svg><a href=//ads.test/ /><pattern href=#x /><use href=#y xlink:href=//ads.test/ /></svg>",
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
        Page.Result result = Page.ordinary().withoutStubs().govern(element);
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
        assertThat(Page.ordinary()
                        .withoutStubs()
                        .govern("<img srcset=\"" + set + "\">")
                        .html())
                .isEqualTo("<img srcset=\"" + rest + "\">");
        assertThat(Page.ordinary()
                        .withoutStubs()
                        .govern("<source srcset='" + set + "'>")
                        .html())
                .isEqualTo("<source srcset='" + rest + "'>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a href=//ads.test ping=//ads.test/>|<a href=//ads.test>",
                "<a ping='/a //ads.test/ /b' href=x>|<a ping='/a /b' href=x>",
                "<a ping=' /a  //ads.test/' href=x>|<a ping=' /a  ' href=x>",
                "<area ping='//ads.test/' href=x>|<area href=x>",
                "<a attributionsrc='https://ads.test/'>|<a>",
                "<img src=/i attributionsrc=//ads.test/>|<img src=/i>",
                "<script src=/i attributionsrc=//ads.test/></script>|<script src=/i></script>",
                "<video src=/v poster=//ads.test/p>|<video src=/v>",
                "<video poster=//ads.test/p>|<video>",
                "<video src=/v data-poster=//ads.test/p>|<video src=/v>",
                "<input type=IMAGE src=//ads.test/i alt=Send>|<input type=IMAGE alt=Send>",
                "<body background=//ads.test/b>|<body>",
                "<table background=//ads.test/b>|<table>",
                "<td class=x BackGround='//ads.test/b'>|<td class=x>",
                "<img src=/blank.gif data-original=//ads.test/p.gif>|<img src=/blank.gif>",
                "<img src=/i data-src=/j data-srcset='//ads.test/p 1x'>|<img src=/i data-src=/j>",
                "<img data-src=/j data-srcset='//ads.test/p 1x'>|<img data-src=/j>",
                "<img src=/i data-srcset='//ads.test/p 1x,/q 2x'>|<img src=/i data-srcset='/q 2x'>",
                "<iframe src=/f data-src=//ads.test/>|<iframe src=/f>",
                "<svg><pattern href=//ads.test/x xlink:href=//ads.test/y /></svg>|<svg><pattern /></svg>",
                "<svg><a ping=//ads.test/ /></svg>|<svg><a /></svg>",
                "<div style='a:b' data-bg=//ads.test/x>|<div style='a:b'>",
                "<div data-bg=//ads.test/x>|<div>",
                "<li data-background-image=//ads.test/x>|<li>",
                "<img src=/i data-bg='url(//ads.test/x)'>|<img src=/i data-bg='url(about:invalid)'>",
            })
    void removesAloneWhatIsFetchedBesides(String html, String rest) {
        Page.Result result = Page.ordinary().govern(html);
        assertThat(result.html()).isEqualTo(rest);
        assertThat(result.found()).isNotEmpty().containsOnly("ad-tag-removed ads.test Company of ads.test");
        assertThat(Page.ordinary().govern(html, 1).html()).isEqualTo(rest);
        assertThat(Page.ordinary().govern(rest).found()).isEmpty();
        assertThat(Page.ordinary().with(Mode.REPORT, Mode.REPORT).govern(html))
                .isEqualTo(new Page.Result(html, result.found(), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "background:url(//ads.test/x)|background:url(about:invalid)",
                "background: url( &quot;//ads.test/x&quot; ) red|background: url( &quot;about:invalid&quot; ) red",
                "a:url(/x),url(HTTPS://ADS.test),url(/y)|a:url(/x),url(about:invalid),url(/y)",
                "a:image-set('//ads.test/x' 1x,'/y' 2x)|a:image-set('about:invalid' 1x,'/y' 2x)",
                "a:\\75 rl(\\2f/ads\\.test/x)|a:\\75 rl(about:invalid)",
                "a:src('//ads.test/')|a:src('about:invalid')",
                "a:url(&sol;/ads.test/&amp;x)|a:url(about:invalid)",
                "a:url(//ads.test/x|a:url(about:invalid",
                "ä:url(//ads.test/x)ö|ä:url(about:invalid)ö",
            })
    void takesAdsOutOfAStyle(String style, String rest) {
        for (String tag :
                new String[] {"<div style=\"%s\">", "<svg><rect x=1 style=\"%s\"/></svg>", "<img STYLE=\"%s\">"}) {
            Page.Result result = Page.ordinary().govern(bytes(String.format(tag, style)));
            assertThat(result.html()).isEqualTo(bytes(String.format(tag, rest)));
            assertThat(result.found()).containsExactly("ad-tag-removed ads.test Company of ads.test");
            assertThat(Page.ordinary().govern(result.html()).changed()).isFalse();
        }
    }

    @Test
    void judgesWhatElseSvgLoads() {
        assertThat(Page.ordinary()
                        .govern("<svg><use href='//ads.test/i#x'></use><filter><feImage href=//ads.test/f /></filter>"
                                + "<script href=//ads.test/s /><use href=/own#x /></svg>")
                        .html())
                .isEqualTo("<svg><filter></filter><use href=/own#x /></svg>");
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void keepsAnImageThatHasAnAddressOfItsOwn() {
        Page.Result result =
                Page.ordinary().withoutStubs().govern("<img srcset='//ads.test/a 1x, //x.ads.test/b 2x' src=/c>");
        assertThat(result.html()).isEqualTo("<img src=/c>");
        assertThat(result.found())
                .containsExactly(
                        "ad-tag-removed ads.test Company of ads.test", "ad-tag-removed x.ads.test Company of ads.test");
    }

    @Test
    void judgesImagesAndScriptsInSvgByTheirHref() {
        assertThat(Page.ordinary()
                        .withoutStubs()
                        .govern("<svg><image href=//ads.test/a /><image xlink:href=//ads.test/b />"
                                + "<image href=/ok xlink:href=//ads.test/b /></svg>")
                        .html())
                .isEqualTo("<svg><image href=/ok xlink:href=//ads.test/b /></svg>");
    }

    @Test
    void ignoresABaseThatABrowserWithScriptsNeverSees() {
        String html = "<noscript><base href=https://ads.test/></noscript><base href=/x/><img src=p.gif>";
        assertThat(Page.ordinary().withoutStubs().govern(html).html()).isEqualTo(html);
    }

    @Test
    void staysWithThePagesOwnAddressWhereTheBaseIsNone() {
        String html = "<base href='data:,x'><base href=https://ads.test/><img src=p.gif>";
        assertThat(Page.ordinary().withoutStubs().govern(html).html()).isEqualTo(html);
    }

    @Test
    void changesNothingInReportAndTellsTheSame() {
        String html =
                "<img src=//ads.test/p><script>fetch('//ads.test/')</script><script src=//ads.test/a.js>x</script>"
                        + "<img srcset='//ads.test/a 1x' src=/c><object data=//ads.test/o><embed src=//ads.test/e></object>";
        Page.Result enforced = Page.ordinary().withoutStubs().govern(html);
        Page.Result reported =
                Page.ordinary().withoutStubs().with(Mode.REPORT, Mode.REPORT).govern(html);
        assertThat(enforced.html()).isEqualTo("<img src=/c>");
        assertThat(reported.html()).isEqualTo(html);
        assertThat(reported.changed()).isFalse();
        assertThat(reported.found()).isEqualTo(enforced.found()).hasSize(6);
    }

    @Test
    void looksAtNothingWhenSwitchedOff() {
        String html = "<img src=//ads.test/p><script>fetch('//ads.test/')</script>";
        Page.Result result =
                Page.ordinary().withoutStubs().with(Mode.OFF, Mode.ENFORCE).govern(html);
        assertThat(result.html()).isEqualTo(html);
        assertThat(result.found()).isEmpty();
    }
}
