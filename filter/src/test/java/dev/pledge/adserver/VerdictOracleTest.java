package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Compiled lists, and which rule of which list their verdicts name, against rules that are read and tried one by one. */
class VerdictOracleTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();
    private static final String HEADER = "[Adblock Plus 2.0]";
    private static final int URLS = 24;

    private final ReferenceMatcher sites;

    VerdictOracleTest() throws IOException {
        sites = new ReferenceMatcher(SharedData.file("adserver/public_suffix_list.dat"));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void aVerdictIsThatOfAllRulesAndNamesOneThatDecides(@ForAll long seed) throws IOException {
        RuleMaker maker = new RuleMaker(new Random(seed));
        List<String> urls = urls(maker);
        List<String> one = maker.rules(urls, 1 + (int) (seed & 31));
        List<String> two = maker.rules(urls, 30);
        one.addAll(0, List.of(HEADER, "! a comment"));
        two.addAll(0, seed % 3 == 0 ? shortRules() : List.of());
        two.add(0, HEADER);
        for (String rule : one.subList(2, one.size())) {
            if (maker.chance(10)) {
                two.add(rule);
            }
        }
        List<String> hosts = List.of("unknown.test", maker.one(RuleMaker.HOSTS.subList(0, 6)), "other.test");
        judge(maker, urls, List.of("one", "two", "hosts"), List.of(one, two, hosts));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aVerdictOfRealRulesOnUrlsThatNearlyFitIsThatOfAllRules(@ForAll long seed) throws IOException {
        RuleMaker maker = new RuleMaker(new Random(seed));
        List<String> rules = new ArrayList<>(List.of(HEADER));
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            PlainRule rule = maker.one(RealRules.OTHERS);
            rules.add(rule.text);
            urls.add(RealRules.url(rule, maker));
        }
        judge(maker, urls.subList(0, URLS), List.of("real"), List.of(rules));
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void everyRealRuleIsFoundAmongAllOthers(@ForAll long seed) throws IOException {
        RuleMaker maker = new RuleMaker(new Random(seed));
        CompiledLists blocking = RealRules.compiled(false);
        CompiledLists exceptions = RealRules.compiled(true);
        int fitting = 0;
        for (PlainRule rule : RealRules.OTHERS) {
            String url = RealRules.url(rule, maker);
            String pageUrl = RealRules.page(rule, url, maker);
            PlainLists.Question asked = new PlainLists.Question(url, maker.one(List.copyOf(rule.types)), pageUrl);
            if (rule.fits(url, asked.host(), asked.pageHost(), sites)) {
                fitting++;
                Verdict verdict = verdict(rule.exception ? exceptions : blocking, asked);
                assertThat(verdict.kind() == Verdict.Kind.EXCEPTED || !rule.exception && verdict.blocked())
                        .as("%s on %s: %s", rule, asked, verdict)
                        .isTrue();
            }
        }
        assertThat(fitting).isGreaterThan(RealRules.OTHERS.size() * 8 / 10);
    }

    private void judge(RuleMaker maker, List<String> urls, List<String> names, List<List<String>> lists)
            throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        PlainLists plain = new PlainLists(sites);
        for (int i = 0; i < names.size(); i++) {
            byte[] list = String.join("\n", lists.get(i)).getBytes(StandardCharsets.UTF_8);
            FilterListSummary read = FilterListReader.read(names.get(i), new ByteArrayInputStream(list), compiler);
            assertThat(read.skipped()).isEmpty();
            plain.add(names.get(i), lists.get(i));
        }
        CompiledLists compiled = compiler.compile();
        PageAdServers page = compiled.forPage("", "");
        for (int i = 0; i < 2; i++) {
            String pageUrl = maker.url();
            page = compiled.forPage(pageUrl, ReferenceMatcher.host(pageUrl), page);
            for (String each : urls) {
                String url = maker.chance(50) ? each : maker.mutated(each);
                ResourceType type = maker.one(List.of(ResourceType.values()));
                PlainLists.Question asked = new PlainLists.Question(url, type, pageUrl);
                String wrong = plain.wrong(asked, page.verdict(url, asked.host(), type));
                assertThat(wrong).as(() -> wrong + " with " + lists).isEmpty();
            }
        }
    }

    private static Verdict verdict(CompiledLists lists, PlainLists.Question asked) {
        // An exception for the page as a whole is not asked for here.
        return lists.forPage("", asked.pageHost()).verdict(asked.url(), asked.host(), asked.type());
    }

    private static List<String> urls(RuleMaker maker) {
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < URLS; i++) {
            urls.add(maker.url());
        }
        return urls;
    }

    /** Returns rules that never fit, so many that short ones are filed in another way. */
    private static List<String> shortRules() {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            rules.add("q.q" + (10 + i));
        }
        return rules;
    }
}
