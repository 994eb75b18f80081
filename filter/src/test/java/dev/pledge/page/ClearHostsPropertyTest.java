package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A page that is told which hosts are clear comes out as one for which every URL is judged. */
class ClearHostsPropertyTest {
    /** Names that are alike where a quick look would look. */
    @Provide
    Arbitrary<String> host() {
        Arbitrary<String> listed = Arbitraries.of("ads.test", "a.ads.test", "ADS.test", "1.a.ads.test", "adz.test");
        Arbitrary<String> label =
                Arbitraries.strings().withChars("ab").ofMinLength(1).ofMaxLength(30);
        Arbitrary<String> other = Combinators.combine(label, label, Arbitraries.of("test", "ads.test", "tess"))
                .as((a, b, c) -> a + '.' + b + '.' + c);
        return Arbitraries.oneOf(listed, other);
    }

    @Provide
    Arbitrary<List<String>> tags() {
        Arbitrary<String> form = Arbitraries.of(
                "<img src='//%s/x'>",
                "<script src=https://%s></script>",
                "<img src='/own' srcset='//%s/a 1x, b 2x'>",
                "<base href='https://%s/'>",
                "<p style='background:url(//%s/b)'>",
                "<script>fetch('//%s/f')</script>",
                "<img src='own/%s'>");
        return Combinators.combine(form, host()).as(String::formatted).list().ofMaxSize(40);
    }

    @Property(tries = 500)
    void whatIsRememberedOfAHostChangesNothing(@ForAll("tags") List<String> tags) {
        String html = String.join("\n", tags);

        assertThat(Page.ordinary().with(new Clearing(Page.ADS)).govern(html))
                .isEqualTo(Page.ordinary().govern(html));
    }

    /** Says of each host that it does not list that it is clear. */
    private record Clearing(AdServers lists) implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            return lists.verdict(url, host, type, pageHost);
        }

        @Override
        public PageAdServers forPage(String pageUrl, String pageHost) {
            return new PageAdServers() {
                @Override
                public Verdict verdict(CharSequence url, CharSequence host, ResourceType type) {
                    return lists.verdict(url, host, type, pageHost);
                }

                @Override
                public boolean clears(CharSequence host) {
                    return !lists.verdict("", host, ResourceType.OTHER, pageHost)
                            .blocked();
                }
            };
        }

        @Override
        public String revision() {
            return lists.revision();
        }
    }
}
