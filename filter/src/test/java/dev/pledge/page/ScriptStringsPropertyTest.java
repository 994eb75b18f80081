package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ScriptStringsPropertyTest {
    private static final PageUrls URLS = new PageUrls("https://shop.example/page");

    /** Reading a host from the bytes of the source tells the same as resolving the URL that stands there. */
    @Property(tries = 5_000)
    void askTheSameAsTheUrlThatIsPutTogether(@ForAll("strings") String string) {
        byte[] source = ("x='" + string + "'").getBytes(StandardCharsets.ISO_8859_1);
        ScriptStrings fast = new ScriptStrings(new AdJudge(new Echo(), URLS));
        ScriptText.Judge slow = new AdJudge(new Echo(), URLS)::judgeScript;
        assertThat(ScriptText.named(source, 3, source.length, fast))
                .isEqualTo(ScriptText.named(source, 3, source.length, slow));
    }

    @Provide
    Arbitrary<String> strings() {
        return Arbitraries.of(
                        "https://",
                        "HTTP:",
                        "//",
                        "\\/\\/",
                        "\\x2f",
                        "/",
                        "ads",
                        "Ads",
                        "a-b_c",
                        ".",
                        ".test",
                        "127",
                        "v1.2",
                        "0x1",
                        ":",
                        ":80",
                        ":443",
                        ":99999",
                        "?q=é",
                        "#f",
                        "%41",
                        "$",
                        "ß",
                        "xn--zca",
                        "XN--zca",
                        "xn--",
                        "3com",
                        "\\",
                        "..",
                        "@",
                        " ",
                        "<",
                        "'")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(pieces -> String.join("", pieces));
    }

    /** Blocks everything, and tells what it was asked. */
    private static final class Echo implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            return new Verdict(Verdict.Kind.BLOCKED, url + " " + host, type.name(), pageHost);
        }

        @Override
        public String revision() {
            return "echo";
        }
    }
}
