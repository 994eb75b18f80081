package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageEncodingsTest {
    private static final String AD = "<img src=//ads.test/p.gif>";

    @Test
    void keepsAByteOrderMark() {
        assertThat(govern("utf-8", "\u00ef\u00bb\u00bf" + AD + "x")).isEqualTo("\u00ef\u00bb\u00bfx");
    }

    @Test
    void passesUtf16WhateverTheHeaderSays() {
        String page = "\u00ff\u00fe" + new String(AD.getBytes(UTF_16LE), ISO_8859_1);
        assertThat(govern("utf-8", page)).isEqualTo(page);
        assertThat(govern("utf-16", page.substring(2))).isEqualTo(page.substring(2));
        assertThat(Page.ordinary().in(null).govern(page).found())
                .containsExactly("page-not-inspected text/html utf-16le");
        assertThat(Page.ordinary().with(Mode.OFF, Mode.ENFORCE).govern(page).found())
                .isEmpty();
    }

    @Test
    void passesIso2022JpWhereverItIsDeclared() {
        String kana = "\u001b$B$<img src=//ads.test/ \u001b(B" + AD;
        assertThat(govern("ISO-2022-JP", kana)).isEqualTo(kana);
        String declared = "<meta charset=iso-2022-jp>" + kana;
        assertThat(govern(null, declared)).isEqualTo(declared);
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

    private static String govern(@Nullable String charset, String html) {
        Page page = Page.ordinary().in(charset);
        String whole = page.govern(html).html();
        assertThat(page.govern(html, 1).html()).isEqualTo(whole);
        return whole;
    }
}
