package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeHostsTest {
    private static final String PAGE = "shop.example";

    @Test
    void blocksAHostAndAllHostsBelowIt() {
        CompiledLists list = listOf("ads.test");

        assertThat(judge(list, "https://ads.test/x.js").blocked()).isTrue();
        assertThat(judge(list, "https://a.b.ads.test/").blocked()).isTrue();
        assertThat(judge(list, "https://notads.test/")).isSameAs(Verdict.NONE);
        assertThat(judge(list, "https://ads.test.example/")).isSameAs(Verdict.NONE);
        assertThat(judge(list, "https://test/")).isSameAs(Verdict.NONE);
    }

    @Test
    void clearsAHostThatNoListNames() {
        PageAdServers page = listOf("ads.test", "pix.test/tr").forPage("", PAGE);

        assertThat(page.clears("cdn.test")).isTrue();
        assertThat(page.clears("a.ads.test")).isFalse();
        assertThat(page.clears("pix.test")).isFalse();
    }

    @Test
    void clearsNoHostThatThePolicyBlocks() {
        PageAdServers page = Lists.of(List.of(), List.of("own.test"), List.of()).forPage("", PAGE);

        assertThat(page.clears("own.test")).isFalse();
        assertThat(page.clears("cdn.test")).isTrue();
    }

    @Test
    void clearsNoHostWhereARuleSpeaksOfPathsOnAnyHost() throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        byte[] list = "[Adblock Plus 2.0]\n||ads.test^\n/banner/".getBytes(StandardCharsets.UTF_8);
        FilterListReader.read("list", new ByteArrayInputStream(list), compiler);

        assertThat(compiler.compile().forPage("", PAGE).clears("cdn.test")).isFalse();
    }

    @Test
    void namesTheRuleItsListAndLineAndTheCompany() {
        CompiledLists list = Lists.of(
                List.of(BuiltInHosts.read(), Lists.file("own.txt", "# mine\nx.doubleclick.net\ntracker.test")),
                List.of("extra.test"),
                List.of());

        assertThat(judge(list, "https://y.tracker.test/"))
                .isEqualTo(new Verdict(Verdict.Kind.BLOCKED, "tracker.test", "own.txt:3", "unknown"));
        assertThat(judge(list, "https://x.doubleclick.net/"))
                .isEqualTo(new Verdict(Verdict.Kind.BLOCKED, "x.doubleclick.net", "own.txt:2", "Google"));
        assertThat(judge(list, "https://extra.test/"))
                .isEqualTo(new Verdict(Verdict.Kind.BLOCKED, "extra.test", "ad-servers.block[0]", "unknown"));
        assertThat(judge(list, "https://static.criteo.net/js/ld.js").list()).startsWith("built-in:");
    }

    @Test
    void allowBeatsEveryListAndSaysSo() {
        CompiledLists list =
                Lists.of(List.of(BuiltInHosts.read()), List.of("sub.hotjar.com", "hotjar.com"), List.of("hotjar.com"));

        assertThat(judge(list, "https://a.sub.hotjar.com/"))
                .isEqualTo(new Verdict(Verdict.Kind.EXCEPTED, "hotjar.com", "ad-servers.allow[0]", "Hotjar"));
    }

    @Test
    void anExceptionToNothingIsNothing() {
        CompiledLists list = Lists.of(List.of(), List.of("ads.test"), List.of("cdn.test"));

        assertThat(judge(list, "https://cdn.test/")).isSameAs(Verdict.NONE);
    }

    @Test
    void anEntryWithAPathBlocksWhatBeginsSoAtTheEndOfASegment() {
        CompiledLists list = listOf("pix.test/tr", "cdn.test/*/fbevents.js");

        assertThat(judge(list, "https://www.pix.test/tr").blocked()).isTrue();
        assertThat(judge(list, "https://www.pix.test:444/tr?id=1").blocked()).isTrue();
        assertThat(judge(list, "https://u@pix.test/tr/x").blocked()).isTrue();
        assertThat(judge(list, "https://pix.test/trends").blocked()).isFalse();
        assertThat(judge(list, "https://pix.test/x/tr").blocked()).isFalse();
        assertThat(judge(list, "https://pix.test").blocked()).isFalse();
        assertThat(judge(list, "https://pix.test?/tr").blocked()).isFalse();
        assertThat(judge(list, "https://cdn.test/de_DE/fbevents.js?v=1").blocked())
                .isTrue();
        assertThat(judge(list, "https://cdn.test/a/b/fbevents.js").blocked()).isFalse();
        assertThat(judge(list, "https://cdn.test/de_DE/sdk.js").blocked()).isFalse();
    }

    @Test
    void anEntryWithAPathMeansInAFileWhatItMeansInThePolicy() throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        String file = "pix.test/tr\n*.cdn.test/*/fbevents.js\n";
        FilterListReader.read("own", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), compiler);
        CompiledLists list = compiler.compile();

        assertThat(judge(list, "https://www.pix.test/tr?id=1").blocked()).isTrue();
        assertThat(judge(list, "https://pix.test/trends").blocked()).isFalse();
        assertThat(judge(list, "https://cdn.test/de_DE/fbevents.js?v=1").blocked())
                .isTrue();
        assertThat(judge(list, "https://cdn.test/a/b/fbevents.js").blocked()).isFalse();
    }

    @Test
    void theNarrowestEntryIsNamed() {
        CompiledLists list = listOf("test.example", "a.test.example", "a.test.example/x", "a.test.example/x/y");

        assertThat(judge(list, "https://a.test.example/x/y").rule()).isEqualTo("a.test.example/x/y");
        assertThat(judge(list, "https://a.test.example/x").rule()).isEqualTo("a.test.example/x");
        assertThat(judge(list, "https://a.test.example/z").rule()).isEqualTo("a.test.example");
        assertThat(judge(list, "https://b.test.example/x").rule()).isEqualTo("test.example");
    }

    @Test
    void aListedCompanysOwnPagesKeepTheirOwnHosts() {
        CompiledLists list = listOf("ads.test", "shop.example/pixel");

        assertThat(list.verdict("https://static.ads.test/", "static.ads.test", ResourceType.SCRIPT, "www.ads.test"))
                .isSameAs(Verdict.NONE);
        assertThat(list.verdict("https://ads.test/", "ads.test", ResourceType.SCRIPT, "badads.test")
                        .blocked())
                .isTrue();
        assertThat(judge(list, "https://shop.example/pixel").blocked()).isTrue();
    }

    @Test
    void aLinkToFollowIsNotJudged() {
        assertThat(listOf("ads.test").verdict("https://ads.test/", "ads.test", ResourceType.DOCUMENT, PAGE))
                .isSameAs(Verdict.NONE);
    }

    @Test
    void theRevisionChangesWithWhatIsListedOnly() {
        HostFile one = Lists.file("one", "a.test\nb.test");
        String revision =
                Lists.of(List.of(one), List.of("c.test"), List.of("d.test")).revision();

        assertThat(revision).matches("[0-9a-f]{12}");
        assertThat(Lists.of(List.of(Lists.file("two", "# b\nb.test\n\na.test")), List.of("c.test"), List.of("d.test"))
                        .revision())
                .isEqualTo(revision);
        assertThat(List.of(
                        Lists.of(List.of(one), List.of("c.test", "d.test"), List.of())
                                .revision(),
                        Lists.of(List.of(one), List.of("c.test/p"), List.of("d.test"))
                                .revision(),
                        Lists.of(List.of(one), List.of(), List.of("d.test")).revision(),
                        Lists.of(List.of(one), List.of("c.test"), List.of()).revision()))
                .doesNotContain(revision)
                .doesNotHaveDuplicates();
    }

    @Test
    void aBrokenBlockOrAllowEntryIsNamed() {
        assertThatThrownBy(() -> Lists.of(List.of(), List.of("ok.test", "no host"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ad-servers.block[1]: found \"no host\", expected a host name");
    }

    static Verdict judge(CompiledLists list, String url) {
        String authority = url.replaceFirst("https?://(?:[^/?#]*@)?", "").replaceFirst("[/?#:].*", "");
        return list.verdict(url, authority, ResourceType.SCRIPT, PAGE);
    }

    private static CompiledLists listOf(String... lines) {
        return Lists.of(List.of(Lists.file("list", String.join("\n", lines))), List.of(), List.of());
    }
}
