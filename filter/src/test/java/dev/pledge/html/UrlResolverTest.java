package dev.pledge.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UrlResolverTest {
    private static final List<String> BASES = List.of(
            "https://site.test/dir/page.html?q#f",
            "http://site.test:8080/",
            "http://127.0.0.1/a/b",
            "https://u:p@x_y.test.:443",
            "wss://site.test/s",
            "file:///pages/page.html",
            "data:text/html,x",
            "foo://bar/baz",
            "");

    /** What the two say of one reference: nothing where no host is asked. */
    private record Said(String host, String scheme, String url) {}

    @Property(tries = 20_000)
    void saysWhatUrlReferenceSays(@ForAll("references") String reference, @ForAll("bases") String base) {
        UrlReference of = UrlReference.parse(base);
        UrlReference expected = of == null ? UrlReference.parse(reference) : of.resolve(reference);
        UrlResolver resolver = new UrlResolver(of);

        assertThat(said(resolver, reference)).as(reference).isEqualTo(said(expected));
        assertThat(resolver.resolve("{" + reference + "}", 1, 1 + reference.length()) ? resolver.host() + "" : null)
                .as("as a part")
                .isEqualTo(expected == null || !expected.isNetwork() ? null : expected.host());
    }

    @Property(tries = 2_000)
    void saysTheSameOfEachKindOfText(@ForAll("references") String reference, @ForAll("lengths") int longer) {
        UrlReference base = Objects.requireNonNull(UrlReference.parse(BASES.get(0)));
        String text = reference + "a".repeat(longer);
        UrlResolver resolver = new UrlResolver(base);
        Said expected = said(base.resolve(text));

        assertThat(said(resolver, text)).isEqualTo(expected);
        char[] chars = ("{" + text + "}").toCharArray();
        assertThat(said(resolver, new TextView().of(chars, 1, chars.length - 1)))
                .isEqualTo(expected);
        byte[] bytes = ("{" + text + "}").getBytes(ISO_8859_1);
        String latin = new String(bytes, 1, bytes.length - 2, ISO_8859_1);
        assertThat(said(resolver, new ByteText().of(bytes, 1, bytes.length - 2)))
                .isEqualTo(said(base.resolve(latin)));
        if (text.chars().allMatch(c -> c < 0x80)) {
            assertThat(said(resolver, new TextView().of(bytes, 1, bytes.length - 1)))
                    .isEqualTo(expected);
        }
    }

    @Provide
    Arbitrary<Integer> lengths() {
        return Arbitraries.of(0, 0, 240, 255, 300, 320, 400);
    }

    @Property(tries = 500)
    void oneReferenceTellsNothingOfTheNext(@ForAll("references") String one, @ForAll("references") String two) {
        UrlReference base = UrlReference.parse(BASES.get(0));
        UrlResolver resolver = new UrlResolver(base);
        said(resolver, one);

        assertThat(said(resolver, two)).isEqualTo(said(new UrlResolver(base), two));
    }

    @Test
    void usualReferencesAllocateNothing() {
        UrlResolver resolver = new UrlResolver(UrlReference.parse(BASES.get(0)));
        List<String> usual = List.of(
                "/a/b.png?c=d#e",
                "b.png",
                "../c",
                "",
                "//CDN.site.test/x",
                "https://www.site.test:443/a%20b?x",
                "HTTP://x.test:81",
                "data:,x",
                "javascript:x");
        long before = allocated();
        int length = 0;
        for (int i = 0; i < 90_000; i++) {
            String reference = usual.get(i % usual.size());
            if (resolver.resolve(reference, 0, reference.length())) {
                length += resolver.host().length();
                length += reference.contains("//") ? resolver.url().length() : 0;
            }
        }
        long allocated = allocated() - before;

        assertThat(length).isPositive();
        assertThat(allocated).isLessThan(90_000);
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static @Nullable Said said(UrlResolver resolver, CharSequence reference) {
        return resolver.resolve(reference, 0, reference.length())
                ? new Said(
                        resolver.host().toString(),
                        resolver.scheme(),
                        resolver.url().toString())
                : null;
    }

    private static @Nullable Said said(@Nullable UrlReference url) {
        String host = url == null || !url.isNetwork() ? null : url.host();
        return url == null || host == null ? null : new Said(host, url.scheme(), url.text());
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.of(BASES);
    }

    @Provide
    Arbitrary<String> references() {
        Arbitrary<String> scheme = Arbitraries.of(
                "", "", "http:", "https:", "HTTPS:", "hTTp:", "ftp:", "ws:", "wss:", "file:", "data:", "x:", "1:",
                "ht\ttp:");
        Arbitrary<String> slashes =
                Arbitraries.of("", "/", "//", "//", "//", "///", "\\\\", "/\\", "/\t/", "//\n", "\t//");
        Arbitrary<String> user = Arbitraries.of("", "", "", "u@", "u:p@", "@", "site.test@");
        Arbitrary<String> label = Arbitraries.of(
                "ads",
                "ADS",
                "test",
                "site",
                "a_b",
                "-",
                "1",
                "127",
                "0x7f",
                "xn--wrbung-pva",
                "wërbung",
                "%61ds",
                "",
                "%",
                "a b",
                "\u3002",
                "ａ",
                "a\tb",
                "[::1]",
                "[1:2::3]",
                "[::1",
                "x<y",
                "\u00AD",
                "*",
                "!",
                "~",
                "0");
        Arbitrary<String> number =
                Arbitraries.of("0", "1", "10", "127", "255", "256", "1000", "01", "00", "1a", "0x7f", "");
        Arbitrary<String> names = label.list().ofMinSize(1).ofMaxSize(4).map(labels -> String.join(".", labels));
        Arbitrary<String> numbers = number.list().ofMinSize(3).ofMaxSize(5).map(labels -> String.join(".", labels));
        Arbitrary<String> host = Arbitraries.frequencyOf(Tuple.of(4, names), Tuple.of(1, numbers));
        Arbitrary<String> port = Arbitraries.of(
                "",
                "",
                "",
                ":",
                ":80",
                ":443",
                ":0443",
                ":8080",
                ":65535",
                ":65536",
                ":8a",
                ":0",
                ":99999999999",
                ":4\t4");
        Arbitrary<String> target = Arbitraries.of(
                        "", "/", "/p", "p", "a", "?q", "#f", "/.", "/a/./b/../c", "/%2E%2e/x", "/a b")
                .list()
                .ofMaxSize(3)
                .map(parts -> String.join("", parts))
                .flatMap(part -> Arbitraries.of(
                                "", "'", "\"", "\\", "%", "<", "\u00e4", "\t", "//x", "@", ":", "{", "^", "`", "|",
                                "\u007F")
                        .map(odd -> part + odd));
        Arbitrary<String> around = Arbitraries.of("", "", "", " ", "\u0001", "\n");
        Arbitrary<String> built = Combinators.combine(scheme, slashes, user, host, port, target, around)
                .as((s, sl, u, h, p, t, a) -> a + s + sl + u + h + p + t + a);
        Arbitrary<String> relative = Combinators.combine(around, target).as((a, t) -> a + t + a);
        Arbitrary<String> random = Arbitraries.strings()
                .withChars("hHtpsS:/\\.@%?#aA1 \t\n[]-_ä'\"")
                .ofMaxLength(14);
        return Arbitraries.oneOf(built, built, relative, random);
    }
}
