package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Where RFC 3986 and the URL Standard agree, {@link URI} says what is right. */
class UrlReferencePropertyTest {
    private static final String PAGE = "https://site.test/dir/page.html";

    @Property
    void resolvesPlainReferencesAsUriDoes(@ForAll("plain") String reference) {
        URI expected = URI.create(PAGE).resolve(reference).normalize();
        UrlReference url = Objects.requireNonNull(
                Objects.requireNonNull(UrlReference.parse(PAGE)).resolve(reference));

        assertThat(url.text()).isEqualTo(expected.toString());
        assertThat(url.host()).isEqualTo(expected.getHost());
        assertThat(url.path()).isEqualTo(expected.getRawPath());
    }

    @Property
    void aUrlIsReadBackAsItIs(@ForAll("plain") String reference) {
        String text = Objects.requireNonNull(
                        Objects.requireNonNull(UrlReference.parse(PAGE)).resolve(reference))
                .text();

        assertThat(Objects.requireNonNull(UrlReference.parse(text)).text()).isEqualTo(text);
    }

    @Provide
    Arbitrary<String> plain() {
        Arbitrary<String> authority =
                Arbitraries.of("", "", "//ads.test", "https://cdn.ads.test:8443", "http://a-b.test");
        Arbitrary<String> path = Arbitraries.of("a", "b.png", "%20", "~x", "1", "..", ".")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(segments -> "/x/y/z/w/" + String.join("/", segments) + "/e");
        Arbitrary<String> query = Arbitraries.of("", "?q", "?a=b&c=/../d");
        return Combinators.combine(authority, path, query).as((a, p, q) -> a + p + q);
    }
}
