package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledListsTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();
    private static final String PAGE = "www.shop.test";

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "||ads.test^ https://a.ads.test/x ||ads.test^",
                "||ads.test^* https://a.ads.test/x ||ads.test^*",
                "||ads.test^$third-party https://ads.test/x ||ads.test^$third-party",
                "||ads.test/Pixel?$image,third-party https://ads.test/pixel?1 ||ads.test/Pixel?$image,third-party",
                "/banner-160x$~script https://b.test/banner-160x600.gif /banner-160x$~script",
                "/\\/ad[0-9]+\\.gif$/ https://b.test/ad12.gif /\\/ad[0-9]+\\.gif$/",
                "|https://b.test/*.gif| https://b.test/12.gif |https://b.test/*.gif|",
            })
    void aVerdictNamesTheRuleAsItStandsInItsListWithItsLine(String rule, String url, String named) throws IOException {
        CompiledLists lists = compile("! a comment\n\n" + rule);

        assertThat(judge(lists, url)).isEqualTo(new Verdict(Verdict.Kind.BLOCKED, named, "list.txt:4", "unknown"));
    }

    @Test
    void anExceptionIsNamedWhereARuleWouldHaveBlocked() throws IOException {
        CompiledLists lists = compile("||ads.test^\n@@||ads.test/ok/$image");

        assertThat(judge(lists, "https://ads.test/ok/1.gif"))
                .isEqualTo(new Verdict(Verdict.Kind.EXCEPTED, "@@||ads.test/ok/$image", "list.txt:3", "unknown"));
        assertThat(judge(lists, "https://other.test/ok/1.gif")).isSameAs(Verdict.NONE);
    }

    @Test
    void aHostMayEndInADotAndComeAfterAUserAndBeforeAPort() throws IOException {
        CompiledLists lists = compile("||ads.test/x\n||b.test^$third-party");

        assertThat(judge(lists, "https://ads.test./x").blocked()).isTrue();
        assertThat(judge(lists, "https://me:pw@b.test:8080/").blocked()).isTrue();
        assertThat(judge(lists, "https://as-long-:pw@ads.test/x").blocked()).isTrue();
        assertThat(judge(lists, "https://as-long-.x@ads.test/x").blocked()).isTrue();
        assertThat(judge(lists, "https://ads.test:8080/x").blocked()).isFalse();
    }

    @Test
    void aPageThatAnExceptionSpeaksOfAsAWholeKeepsEverythingButWhatThePolicyBlocks() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        read(compiler, "||ads.test^\n/banner.\n@@||shop.test/free/$document");
        compiler.block(List.of("worst.test"));
        PageAdServers free = compiler.compile().forPage("https://www.shop.test/free/1", PAGE);

        assertThat(judge(free, "https://ads.test/").rule()).isEqualTo("@@||shop.test/free/$document");
        assertThat(judge(free, "https://x.test/banner.gif").kind()).isEqualTo(Verdict.Kind.EXCEPTED);
        assertThat(judge(free, "https://x.test/picture.gif")).isSameAs(Verdict.NONE);
        assertThat(judge(free, "https://worst.test/").blocked()).isTrue();
    }

    @Test
    void genericblockLeavesTheRulesThatNameThePage() throws IOException {
        CompiledLists lists = compile("||ads.test^\n/banner.\n/teaser.$domain=shop.test\n@@||shop.test^$genericblock");
        PageAdServers page = lists.forPage("https://www.shop.test/", PAGE);

        assertThat(judge(page, "https://ads.test/")).isSameAs(Verdict.NONE);
        assertThat(judge(page, "https://x.test/banner.gif")).isSameAs(Verdict.NONE);
        assertThat(judge(page, "https://x.test/teaser.gif").blocked()).isTrue();
        assertThat(judge(lists.forPage("https://other.test/", "other.test"), "https://ads.test/")
                        .blocked())
                .isTrue();
    }

    @Test
    void aDomainThatIsIncludedAndExcludedIsExcluded() throws IOException {
        CompiledLists lists = compile("ads.test\n@@ads.test$domain=shop.test,domain=~shop.test\n"
                + "/teaser.$domain=a.test|shop.test|~shop.test|b.test");

        assertThat(lists.verdict("https://ads.test/", "ads.test", ResourceType.SCRIPT, "shop.test")
                        .blocked())
                .isTrue();
        assertThat(judge(lists, "https://x.test/teaser.gif")).isSameAs(Verdict.NONE);
    }

    @Test
    void allowBeatsEverythingAndBlockBeatsTheExceptionsOfLists() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        read(compiler, "||a.test^$important\n||b.test^\n@@||b.test^\n@@||c.test^");
        compiler.block(List.of("b.test", "c.test/x"));
        compiler.allow(List.of("a.test", "ok.b.test"));
        CompiledLists lists = compiler.compile();

        assertThat(judge(lists, "https://a.test/").kind()).isEqualTo(Verdict.Kind.EXCEPTED);
        assertThat(judge(lists, "https://b.test/").list()).isEqualTo("ad-servers.block[0]");
        assertThat(judge(lists, "https://ok.b.test/").list()).isEqualTo("ad-servers.allow[1]");
        assertThat(judge(lists, "https://c.test/x").blocked()).isTrue();
        assertThat(judge(lists, "https://c.test/y")).isSameAs(Verdict.NONE);
    }

    @Test
    void badfilterTakesARuleBackWhicheverListItStandsIn() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        read(compiler, "||ads.test^\n||b.test^$image\n/banner.$script\n||d.test^$domain=shop.test|x.test");
        read(compiler, "||ads.test^$badfilter\n||b.test^$image,badfilter\n/banner.$badfilter");
        read(compiler, "||d.test^$domain=x.test|shop.test,badfilter");
        CompiledLists lists = compiler.compile();

        assertThat(judge(lists, "https://ads.test/")).isSameAs(Verdict.NONE);
        assertThat(judge(lists, "https://b.test/")).isSameAs(Verdict.NONE);
        assertThat(judge(lists, "https://d.test/")).isSameAs(Verdict.NONE);
        assertThat(lists.verdict("https://c.test/banner.js", "c.test", ResourceType.SCRIPT, PAGE)
                        .blocked())
                .isTrue();
    }

    @Test
    void badfilterTellsAPageAsAWholeFromSingleUrls() throws IOException {
        String all = "||ads.test^\n@@||ads.test^$script\n@@||shop.test^$document\n";
        CompiledLists withoutPage = compile(all + "@@||shop.test^$document,badfilter");
        CompiledLists withoutScript = compile(all + "@@||ads.test^$script,badfilter");

        assertThat(judge(withoutPage.forPage("https://shop.test/", "shop.test"), "https://ads.test/")
                        .blocked())
                .isTrue();
        assertThat(script(withoutPage, "https://ads.test/").list()).isEqualTo("list.txt:3");
        assertThat(judge(withoutScript.forPage("https://shop.test/", "shop.test"), "https://ads.test/")
                        .list())
                .isEqualTo("list.txt:4");
        assertThat(script(withoutScript, "https://ads.test/").blocked()).isTrue();
    }

    @Test
    void aBadfilterRuleThatCannotBeCompiledIsSkipped() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        String list = "[Adblock]\n||ads.test^\n/a(?=b)/$badfilter\n/" + "x".repeat(2_000) + "$badfilter\n";
        FilterListSummary summary = FilterListReader.read("list", in(list), compiler);

        assertThat(summary.skipped()).extracting(SkippedLine::line).containsExactly(3, 4);
        assertThat(judge(compiler.compile(), "https://ads.test/").blocked()).isTrue();
    }

    @Test
    void aRuleWithoutThirdPartyBlocksOnTheHostsOwnPagesAndAHostsFileDoesNot() throws IOException {
        ListCompiler hosts = new ListCompiler(SUFFIXES);
        FilterListReader.read("hosts", in("0.0.0.0 shop.test"), hosts);

        assertThat(judge(compile("||shop.test^"), "https://www.shop.test/ad").blocked())
                .isTrue();
        assertThat(judge(hosts.compile(), "https://www.shop.test/ad")).isSameAs(Verdict.NONE);
    }

    @Test
    void aRegularExpressionThatLooksAroundIsSkippedAndNamed() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        FilterListSummary summary = read(compiler, "/(?<!x)ads/\n/a{400}{400}/\n||ok.test^");

        assertThat(summary.skipped())
                .extracting(SkippedLine::toString)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .startsWith(
                                        "list.txt:2: found \"/(?<!x)ads/\", expected a regular expression that can be"),
                        line -> assertThat(line).startsWith("list.txt:3:"));
        assertThat(judge(compiler.compile(), "https://ok.test/").blocked()).isTrue();
    }

    @Test
    void aFormThatIsDamagedOrNoneIsRefusedWithTheReason() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        compile("||ads.test^").save(saved);
        byte[] form = saved.toByteArray();
        byte[] damaged = form.clone();
        damaged[form.length / 2] ^= 1;
        byte[] other = form.clone();
        other[11]++;

        assertThat(judge(CompiledLists.load(new ByteArrayInputStream(form)), "https://ads.test/")
                        .blocked())
                .isTrue();
        assertThatThrownBy(() -> CompiledLists.load(new ByteArrayInputStream(damaged)))
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> CompiledLists.load(new ByteArrayInputStream(form, 0, form.length - 1)))
                .hasMessageContaining("checksum");
        assertThatThrownBy(() -> CompiledLists.load(new ByteArrayInputStream(other)))
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> CompiledLists.load(in("||ads.test^"))).hasMessageContaining("no compiled lists");
    }

    @Test
    void aFormWhoseContentMeansNothingIsRefusedEvenIfItsChecksumIsRight() throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        compile("/\\bads[12]x/$script").save(saved);
        String text = saved.toString(StandardCharsets.ISO_8859_1).replace("ads[12]x", "ads[12)x");
        ByteBuffer form = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        CRC32C checksum = new CRC32C();
        checksum.update(form.array(), 16, form.capacity() - 16);
        form.putInt(12, (int) checksum.getValue());

        assertThatThrownBy(() -> CompiledLists.load(new ByteArrayInputStream(form.array())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void aVerdictAllocatesNothingOnceItsPageAndRuleHaveBeenMet() throws IOException {
        PageAdServers page = compile(MANY + "||ads.test^\n||b.test^$third-party\n@@||b.test/ok/\n/banner-\n/a*b*c.gif")
                .forPage("https://www.shop.test/", PAGE);
        List<String> urls = List.of(
                "https://ads.test/x.js",
                "https://b.test/x.js",
                "https://b.test/ok/x.js",
                "https://c.test/banner-1.gif",
                "https://c.test/a/b/c.gif",
                "https://www.shop.test/picture-of-a-long-name.jpg?width=100&height=200");
        String[] hosts = urls.stream().map(AdServerData::hostOf).toArray(String[]::new);
        String[] all = urls.toArray(String[]::new);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        int warm = rounds(page, all, hosts, 1);
        long before = threads.getCurrentThreadAllocatedBytes();
        int verdicts = rounds(page, all, hosts, 10_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(warm).isEqualTo(4 + 10);
        assertThat(verdicts).isEqualTo(10_000 * (4 + 10));
        // What the virtual machine itself allocates meanwhile is far less than one object a verdict.
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    void aPageInTheRoomOfAFormerOneAllocatesNothing() throws IOException {
        CompiledLists lists =
                compile(MANY + "||ads.test^\n@@||ads.test^$document,domain=other.test\n*a*$domain=b.test");
        String[] hosts = {PAGE, "b.test", "www.other.test"};
        PageAdServers page = lists.forPage("", "");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        page = pages(lists, hosts, page, 10);
        long before = threads.getCurrentThreadAllocatedBytes();
        page = pages(lists, hosts, page, 10_000);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(judge(page, "https://ads.test/").blocked()).isTrue();
        assertThat(allocated).isLessThan(10_000);
    }

    private static PageAdServers pages(CompiledLists lists, String[] hosts, PageAdServers first, int rounds) {
        PageAdServers page = first;
        for (int round = 0; round < rounds; round++) {
            for (String host : hosts) {
                page = lists.forPage("https://host.test/", host, page);
                page.verdict("https://ads.test/", "ads.test", ResourceType.IMAGE);
                page.verdict("https://c.test/a.gif", "c.test", ResourceType.IMAGE);
            }
        }
        return page;
    }

    @Test
    void aPageTakesNothingOverFromOneOfAnotherSite() throws IOException {
        CompiledLists lists = compile(MANY + "||b.test^$third-party\n/x.gif$domain=c.test\n@@||free.test/$document");
        CompiledLists others = compile("||b.test^");
        PageAdServers page = lists.forPage("https://a.test/", "a.test");
        assertThat(judge(page, "https://b.test/").blocked()).isTrue();

        page = lists.forPage("https://www.b.test/", "www.b.test", page);
        assertThat(judge(page, "https://b.test/").blocked()).isFalse();
        assertThat(judge(page, "https://d.test/x.gif").blocked()).isFalse();
        page = lists.forPage("https://c.test/", "c.test", page);
        assertThat(judge(page, "https://b.test/").blocked()).isTrue();
        assertThat(judge(page, "https://d.test/x.gif").blocked()).isTrue();
        page = lists.forPage("https://free.test/", "free.test", page);
        assertThat(judge(page, "https://b.test/").blocked()).isFalse();
        page = others.forPage("https://www.b.test/", "www.b.test", page);
        assertThat(judge(page, "https://b.test/").blocked()).isTrue();
    }

    @Test
    void aListOfHostsSparesAHostsOwnPagesInTheRoomOfAFormerPageToo() throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        compiler.begin("hosts", ListFormat.HOSTS);
        compiler.host("ads.test", false, 1);
        CompiledLists lists = compiler.compile();

        PageAdServers page = lists.forPage("", PAGE);
        assertThat(judge(page, "https://ads.test/").blocked()).isTrue();
        page = lists.forPage("", "www.ads.test", page);
        assertThat(judge(page, "https://ads.test/").blocked()).isFalse();
        page = lists.forPage("", PAGE, page);
        assertThat(judge(page, "https://ads.test/").blocked()).isTrue();
    }

    @Test
    void aHostileRuleAndAHostileUrlCostTimeInProportion() throws IOException {
        String stars = "*" + "a*".repeat(490);
        PageAdServers page = compile(MANY + "/" + "a".repeat(900) + "b\n" + stars + "b\n||x" + stars
                        + "c\n/(a+)+b(a|aa)+$/\n/(.*a){12}b/")
                .forPage("https://www.shop.test/", PAGE);
        String shorter = "https://x.test/" + "a".repeat(16 << 10);
        String longer = "https://x.test/" + "a".repeat(64 << 10);

        long least = Math.min(nanos(page, shorter), nanos(page, shorter));
        long most = Math.min(nanos(page, longer), nanos(page, longer));
        // What must be told apart is four times the time and sixteen times.
        assertThat(most).isLessThan(9 * least + 100_000_000);
        assertThat(most).isLessThan(20_000_000_000L);
        String dots = "https://" + "a.".repeat(32 << 10) + "test/";
        assertThat(nanos(page, dots)).isLessThan(20_000_000_000L);
    }

    /** Enough rules that never fit, so that the others are not tried one by one. */
    private static final String MANY;

    static {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rules.append("/never").append(i).append("/\n");
        }
        MANY = rules.toString();
    }

    /** Returns one for each verdict of blocked and ten for each exception. */
    private static int rounds(PageAdServers page, String[] urls, String[] hosts, int rounds) {
        int sum = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < urls.length; i++) {
                sum += switch (page.verdict(urls[i], hosts[i], ResourceType.IMAGE)
                        .kind()) {
                    case NONE -> 0;
                    case BLOCKED -> 1;
                    case EXCEPTED -> 10;
                };
            }
        }
        return sum;
    }

    private static long nanos(PageAdServers page, String url) {
        String host = url.substring("https://".length(), url.indexOf('/', "https://".length()));
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        assertThat(page.verdict(url, host, ResourceType.IMAGE).blocked()).isFalse();
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static CompiledLists compile(String rules) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        read(compiler, rules);
        return compiler.compile();
    }

    private static FilterListSummary read(ListCompiler compiler, String rules) throws IOException {
        return FilterListReader.read("list.txt", in("[Adblock Plus 2.0]\n" + rules), compiler);
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Verdict judge(CompiledLists lists, String url) {
        return judge(lists.forPage("", PAGE), url);
    }

    private static Verdict script(CompiledLists lists, String url) {
        return lists.verdict(url, AdServerData.hostOf(url), ResourceType.SCRIPT, PAGE.replace("shop", "other"));
    }

    private static Verdict judge(PageAdServers page, String url) {
        return page.verdict(url, AdServerData.hostOf(url), ResourceType.IMAGE);
    }
}
