package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageEncodingsTest {
    private static final String AD = "<img src=//ads.test/p.gif>";

    @Test
    void keepsAByteOrderMark() {
        assertThat(govern("utf-8", "\u00ef\u00bb\u00bf" + AD + "x")).isEqualTo("\u00ef\u00bb\u00bfx");
    }

    @Test
    void findsTagsInUtf16WhateverTheHeaderSays() {
        String page = utf16("<p>" + AD);
        assertThat(govern("utf-8", "\u00ff\u00fe" + page)).isEqualTo("\u00ff\u00fe" + utf16("<p>"));
        assertThat(govern("utf-16", page)).isEqualTo(utf16("<p>"));
        assertThat(Page.ordinary().in("utf-16le").govern(page).found())
                .containsExactly("ad-tag-removed ads.test Company of ads.test");
    }

    @Test
    void readsInternationalHostsInUtf16AndIso2022Jp() {
        assertThat(govern("utf-16le", utf16("a<img src=//w\u00ebrbung.test/>b")))
                .isEqualTo(utf16("ab"));
        Page.Listed ads = new Page.Listed(Set.of("xn--wgv71a.test"));
        String host = "a<img src=//\u001b$BF|K\\\u001b(B.test/>b";
        assertThat(Page.ordinary().with(ads).in("iso-2022-jp").govern(host).html())
                .isEqualTo("ab");
    }

    @Test
    void findsTagsInIso2022JpWhereverItIsDeclared() {
        String kanji = "\u001b$B$<img src=//ads.test/ \u001b(B";
        assertThat(govern("ISO-2022-JP", kanji + AD)).isEqualTo(kanji);
        String declared = "<meta charset=iso-2022-jp>" + kanji;
        assertThat(govern(null, declared + AD)).isEqualTo(declared);
    }

    @Test
    void takesAnIndicatorIntoTheEncoding() {
        String page = "\u001b$BF|\u001b(B<form>";
        String governed = Page.checkout().in("iso-2022-jp").govern(page).html();
        assertThat(governed).startsWith("\u001b$BF|\u001b(B<link rel=").endsWith("</p>\u001b(B<form>");
        assertThat(Page.checkout().in("utf-16le").govern(utf16("<form>")).html())
                .isEqualTo(utf16(Page.checkout().govern("<form>").html()));
    }

    @Test
    void tellsOfAPageThatBrowsersReadNothingOf() {
        Page page = Page.ordinary().in("iso-2022-kr");
        assertThat(page.govern(AD).html()).isEqualTo(AD);
        assertThat(page.govern(AD).found()).containsExactly("page-not-inspected text/html replacement");
        assertThat(page.with(Mode.OFF, Mode.ENFORCE).govern(AD).found()).isEmpty();
    }

    @Test
    void readsWhatNoBrowserKnowsAsBrowsersDo() {
        assertThat(govern("utf-7", "+ADw-i+AD4-" + AD)).isEqualTo("+ADw-i+AD4-");
        assertThat(govern("utf-32", "a" + AD)).isEqualTo("a");
    }

    @Test
    void findsTagsInShiftJis() {
        assertThat(govern("shift_jis", "a<img alt=\"\u0083\\\" src=//ads.test/p.gif>b"))
                .isEqualTo("ab");
        assertThat(govern("shift_jis", "\u0082" + AD + "b")).isEqualTo("\u0082b");
    }

    @Test
    void readsInternationalHostsInThePagesOwnEncoding() {
        assertThat(govern("iso-8859-1", "a<img src=//w\u00ebrbung.test/>b")).isEqualTo("ab");
        assertThat(govern(null, "<meta charset=utf-8>a<img src=//w\u00c3\u00abrbung.test/>b"))
                .isEqualTo("<meta charset=utf-8>ab");
    }

    @Test
    void keepsNothingBackAfterAFlush() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Page page = Page.ordinary().in(null);
        PageRewriter rewriter = page.governor().open(page.context(), null, (kind, what, label) -> {});
        rewriter.flush(out::write);
        rewriter.write("data <im".getBytes(UTF_8), 0, 8, out::write);
        rewriter.flush(out::write);
        assertThat(out.toString(UTF_8)).isEqualTo("data ");
        rewriter.finish(out::write);
        assertThat(out.toString(UTF_8)).isEqualTo("data <im");
    }

    @Test
    void changesNoByteOfAnEmptyPage() {
        assertThat(govern(null, "")).isEmpty();
    }

    private static String utf16(String html) {
        return new String(html.getBytes(UTF_16LE), ISO_8859_1);
    }

    private static String govern(@Nullable String charset, String html) {
        Page page = Page.ordinary().in(charset);
        String whole = page.govern(html).html();
        assertThat(page.govern(html, 1).html()).isEqualTo(whole);
        return whole;
    }
}
