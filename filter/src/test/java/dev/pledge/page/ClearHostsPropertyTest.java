package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.PageAdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.policy.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

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

    @Test
    void aHostThatIsListedIsNeverTakenForClear() {
        String html =
                "<img src='//own.test/1'><img src='//ads.test/1'><img src='//own.test/2'><img src='//ads.test/2'>";

        assertThat(Page.ordinary().with(new Clearing(Page.ADS)).govern(html).html())
                .isEqualTo("<img src='//own.test/1'><img src='//own.test/2'>");
    }

    /** What is clear on one page is asked for anew on the next, which is judged in the same room. */
    @Test
    void nothingIsRememberedFromPageToPage() throws IOException {
        AdServers lists = new Clearing(new OnOnePage(Page.ADS, "second.test"));
        PageGovernor governor = new PageGovernor(Page.ordinary().policy(), lists, "1");
        String html = "<img src='//ads.test/1'>";

        assertThat(governed(governor, "first.test", html)).isEqualTo(html);
        assertThat(governed(governor, "second.test", html)).isEmpty();
        assertThat(governed(governor, "first.test", html)).isEqualTo(html);
    }

    private static String governed(PageGovernor governor, String host, String html) throws IOException {
        PageContext page = new PageContext("http://" + host + "/", false, "/", "", Mode.ENFORCE, Mode.OFF);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageRewriter rewriter = governor.open(page, "utf-8", (kind, what, label) -> {});
        byte[] bytes = html.getBytes(StandardCharsets.US_ASCII);
        rewriter.write(bytes, 0, bytes.length, out::write);
        rewriter.finish(out::write);
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** Lists nothing but on the pages of one host. */
    private record OnOnePage(AdServers lists, String host) implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence asked, ResourceType type, String pageHost) {
            return pageHost.equals(host) ? lists.verdict(url, asked, type, pageHost) : Verdict.NONE;
        }

        @Override
        public String revision() {
            return lists.revision();
        }
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
