package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.LongScripts;
import dev.pledge.policy.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineLoadersTest {
    private static final String TAG_MANAGER = """
            (function(w,d,s,l,i){w[l]=w[l]||[];w[l].push({'gtm.start':
            new Date().getTime(),event:'gtm.js'});var f=d.getElementsByTagName(s)[0],
            j=d.createElement(s),dl=l!='dataLayer'?'&l='+l:'';j.async=true;j.src=
            'https://www.googletagmanager.com/gtm.js?id='+i+dl;f.parentNode.insertBefore(j,f);
            })(window,document,'script','dataLayer','GTM-XXXX');
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var s=document.createElement('script');s.src='https://ads.test/a.js';document.head.append(s)",
                "var s=document.createElement(n);\ns.src = (https ? 'https://ssl' : 'http://www') + '.ads.test/a.js'",
                "document.write(\"<scr\"+\"ipt src='//ads.test/a.js'></scr\"+\"ipt>\")",
                "document.write(unescape(\"%3Cscript src='\" + host + \"ads.test/a.js'%3E%3C/script%3E\"))",
                "document.write('\\x3Cscript src=\\x22https:\\/\\/x.ads.test\\/a.js\\x22>\\x3C\\/script>')",
                "import('//ads.test/m.js')",
                "import { track } from \"https://ads.test/m.js\"",
                "fetch(`https://ads.test/hit?u=${location}`)",
                "navigator.sendBeacon(\"https:\\/\\/ads.test\\/hit\")",
                "navigator.sendBeacon('https:\\u002F\\u002Fads.test\\u002Fhit')",
                "new Image().src = '//ADS.test:8443/p.gif'",
                "$.getScript('//ads.test/a.js')",
                "site_load_script(\n'https://ads.test/a.js', go)",
                "/* loads ads */ el.innerHTML = '<iframe src=\"//ads.test/f\"></iframe>'",
                "//<![CDATA[\n(new Image).src='//ads.test/p'\n//]]>",
                "<!--\n(new Image).src='//ads.test/p'\n// -->",
                "(new Image).src='//w\u00c3\u00abrbung.test/p'",
            })
    void removesAScriptThatLoadsFromAListedHost(String script) {
        assertThat(govern("<script>" + script + "</script>")).isEqualTo("ab");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var link = {href: 'https://ads.test/about', text: 'our partner'};",
                "// s.src = 'https://ads.test/a.js'\nfetch('/cart')",
                "  // see \"https://ads.test/\"\nfetch('/cart')",
                "/* s.src = 'https://ads.test/a.js' */ fetch('/cart')",
                "<!-- s.src = 'https://ads.test/a.js'\nfetch('/cart')",
                "fetch('/r?u=https://ads.test/')",
                "fetch('https://notads.test/'); fetch('https://ads.test.ok.test/')",
                "var v = 'https://ads.test/'; if (img.src == old) { a.href = v; }",
                "var t = document.createElement('div'); t.title = 'https://ads.test/';",
                "dataLayer.push({event: 'cart'})",
                "fetch('ads') + '.test'",
                "",
            })
    void keepsAScriptThatLoadsNothingFromThere(String script) {
        String element = "<script>" + script + "</script>";
        assertThat(govern(element)).isEqualTo("a" + element + "b");
    }

    @Test
    void keepsALongProgramThatNamesAHostFarFromWhatItLoads() {
        String script = "<script>var partners=['https://ads.test/'];" + "x();".repeat(1000) + "fetch('/cart')</script>";
        assertThat(govern(script)).isEqualTo("a" + script + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);}gtag('js', new Date());",
                "gtag ( \"config\" , 'AW-1')",
                TAG_MANAGER,
            })
    void removesAScriptThatSetsUpAListedService(String script) {
        Page.Result result = Page.ordinary().withoutStubs().govern("a<script>" + script + "</script>b");
        assertThat(result.html()).isEqualTo("ab");
        assertThat(result.found())
                .containsExactly("ad-script-removed www.googletagmanager.com Company of www.googletagmanager.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fbq('init', '1')", "_gaq.push(['_setAccount', 'UA-1'])", "my_gtag('config')", "gtag('event')"})
    void keepsAScriptThatSetsUpAServiceThatIsNotListed(String script) {
        String element = "<script>" + script + "</script>";
        assertThat(govern(element)).isEqualTo("a" + element + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/ld+json",
                "application/json",
                "importmap",
                "text/template",
                "text/x-handlebars-template",
                "x-shader/x-vertex",
            })
    void keepsADataBlock(String type) {
        String element = "<script type=\"" + type + "\">fetch('https://ads.test/')</script>";
        assertThat(govern(element)).isEqualTo("a" + element + "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=module",
                "type=\"\"",
                "type=\" Text/JavaScript ; charset=utf-8\"",
                "language=JavaScript1.2",
                "type=text/plain data-consent=ads",
                "type=rocketlazyloadscript",
            })
    void removesAProgramOfAnyType(String attributes) {
        assertThat(govern("<script " + attributes + ">fetch('https://ads.test/')</script>"))
                .isEqualTo("ab");
    }

    @Test
    void doesNotReadTheTextOfAScriptThatHasASource() {
        String element = "<script src=/ok.js>fetch('https://ads.test/')</script>";
        assertThat(govern(element)).isEqualTo("a" + element + "b");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30_000, 56_000})
    void removesALongScriptThatBeginsWithALoader(int at) {
        String script =
                "<script>" + "x();".repeat(at / 4) + "fetch('//ads.test/');" + "y();".repeat(50_000) + "</script>";
        for (LongScripts choice : LongScripts.values()) {
            Page.Result result = page(choice).govern("a" + script + "b", 8192);
            assertThat(result.html()).isEqualTo("ab");
            assertThat(result.found()).containsExactly("ad-script-removed ads.test Company of ads.test");
        }
    }

    @Test
    void passesALongScriptThatBeginsWithNoneUnlessThePolicySaysOtherwise() {
        String script = "<script>" + "x();".repeat(50_000) + "fetch('//ads.test/')</script>";
        Page.Result passed = page(LongScripts.PASS).govern("a" + script + "b", 8192);
        assertThat(passed.html()).isEqualTo("a" + script + "b");
        assertThat(passed.found()).containsExactly("page-not-inspected script too-long");

        Page.Result removed = page(LongScripts.REMOVE).govern("a" + script + "b", 8192);
        assertThat(removed.html()).isEqualTo("ab");
        assertThat(removed.found()).containsExactly("long-script-removed script too-long");

        Page.Result reported =
                page(LongScripts.REMOVE).with(Mode.REPORT, Mode.REPORT).govern("a" + script + "b", 1000);
        assertThat(reported.html()).isEqualTo("a" + script + "b");
        assertThat(reported.found()).isEqualTo(removed.found());
    }

    @Test
    void neverRemovesALongScriptThatIsNoProgram() {
        String script = "<script type=application/json>[" + "1,".repeat(50_000) + "2]</script>";
        Page.Result result = page(LongScripts.REMOVE).govern(script, 8192);
        assertThat(result.html()).isEqualTo(script);
        assertThat(result.found()).isEmpty();
    }

    private static Page page(LongScripts choice) {
        return Page.ordinary().with(Page.ads(null, choice, false));
    }

    private static String govern(String html) {
        return Page.ordinary().withoutStubs().govern("a" + html + "b").html();
    }
}
