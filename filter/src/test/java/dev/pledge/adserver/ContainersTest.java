package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.CosmeticRule.Attribute;
import dev.pledge.testing.SharedData;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();

    @ParameterizedTest
    @CsvSource({
        "##.ad, .ad, www.shop.test, blocked",
        "##.ad, #ad, www.shop.test, none",
        "##.ad, .Ad, www.shop.test, none",
        "##.sad, #pad, www.shop.test, none",
        "###ad, #ad, www.shop.test, blocked",
        "shop.test##.ad, .ad, www.shop.test, blocked",
        "shop.test##.ad, .ad, shop.test, blocked",
        "shop.test##.ad, .ad, myshop.test, none",
        "'a.test,shop.test##.ad', .ad, www.shop.test, blocked",
        "~shop.test##.ad, .ad, www.shop.test, none",
        "~shop.test##.ad, .ad, other.test, blocked",
        "'shop.test,~www.shop.test##.ad', .ad, www.shop.test, none",
        "'shop.test,~www.shop.test##.ad', .ad, m.shop.test, blocked",
        "shop.*##.ad, .ad, www.shop.co.uk, blocked",
        "shop.*##.ad, .ad, www.shop.evil.com, none",
        "##.ad ; #@#.ad, .ad, shop.test, excepted",
        "##.ad ; shop.test#@#.ad, .ad, shop.test, excepted",
        "shop.test#@#.ad ; ##.ad, .ad, shop.test, excepted",
        "##.ad ; shop.test#@#.ad, .ad, other.test, blocked",
        "##.ad ; shop.test#@##ad, .ad, shop.test, blocked",
        "##.ad ; a.test##.ad ; b.test##.ad, .ad, b.test, blocked",
        "##.ad ; @@||shop.test^$elemhide, .ad, shop.test, none",
        "##.ad ; @@||shop.test^$elemhide, .ad, other.test, blocked",
        "##.ad ; @@||shop.test^$document, .ad, shop.test, none",
        "##.ad ; @@||shop.test^$genericblock, .ad, shop.test, blocked",
        "##.ad ; @@||shop.test^$generichide, .ad, shop.test, none",
        "~x.test##.ad ; @@||shop.test^$ghide, .ad, shop.test, none",
        "shop.test##.ad ; @@||shop.test^$generichide, .ad, shop.test, blocked",
        "##.ad ; shop.test##.ad ; @@||shop.test^$generichide, .ad, shop.test, blocked",
        "shop.test##.ad ; @@||shop.test^$specifichide, .ad, shop.test, none",
        "##.ad ; @@||shop.test^$specifichide, .ad, shop.test, blocked",
        "##.ad ; @@||shop.test/free/$elemhide, .ad, shop.test, blocked",
        "##.größe, .größe, shop.test, blocked",
    })
    void whatARuleSaysOfAnElement(String rules, String selector, String host, String expected) throws IOException {
        PageAdServers page = compile(rules.replace(" ; ", "\n"), true).forPage("https://" + host + "/", host);

        assertThat(ask(page, selector).kind().name()).isEqualToIgnoringCase(expected);
    }

    @Test
    void aVerdictNamesTheRuleWithListAndLine() throws IOException {
        PageAdServers page =
                compile("! a comment\nshop.test##.ad\n#@##x", true).forPage("https://shop.test/", "shop.test");

        assertThat(ask(page, ".ad")).isEqualTo(new Verdict(Verdict.Kind.BLOCKED, "##.ad", "list.txt:3", "unknown"));
        assertThat(ask(page, "#x")).isEqualTo(new Verdict(Verdict.Kind.EXCEPTED, "#@##x", "list.txt:4", "unknown"));
    }

    @Test
    void onlyWhereTheyAreWantedTheyAreCompiledAndCount() throws IOException {
        CompiledLists without = compile("##.ad", false);
        CompiledLists with = compile("##.ad", true);

        assertThat(without.hasContainers()).isFalse();
        assertThat(ask(without.forPage("https://shop.test/", "shop.test"), ".ad"))
                .isSameAs(Verdict.NONE);
        assertThat(with.hasContainers()).isTrue();
        assertThat(with.revision()).isNotEqualTo(without.revision());
        assertThat(with.revision()).isNotEqualTo(compile("###ad", true).revision());
        assertThat(without.revision()).isEqualTo(compile("###ad", false).revision());
    }

    @Test
    void everyRuleOfEasyListHoldsAsThePlainestMatcherSays() throws IOException {
        List<CosmeticRule> rules =
                Listed.read(Files.readAllBytes(SharedData.file("adserver/easylist.txt.gz"))).cosmetics;
        ListCompiler compiler = new ListCompiler(SUFFIXES, true);
        compiler.begin("easylist", ListFormat.ADBLOCK);
        rules.forEach(compiler::cosmetic);
        CompiledLists compiled = saved(compiler.compile());
        Map<String, List<CosmeticRule>> bySelector = new HashMap<>();
        Set<String> hosts = new HashSet<>(List.of("shop.test"));
        for (CosmeticRule rule : rules) {
            bySelector
                    .computeIfAbsent(rule.attribute().sign() + rule.name(), k -> new ArrayList<>())
                    .add(rule);
            if (rule.line() % 50 == 0 && !rule.from().included().isEmpty()) {
                hosts.add("www." + rule.from().included().get(0).replace(".*", ".co.uk"));
            }
        }
        int blocked = 0;
        for (String host : hosts) {
            PageAdServers page = compiled.forPage("https://" + host + "/", host);
            for (Map.Entry<String, List<CosmeticRule>> selector : bySelector.entrySet()) {
                Verdict verdict = ask(page, selector.getKey());
                blocked += verdict.blocked() ? 1 : 0;
                assertThat(verdict.kind()).as("%s on %s", selector, host).isEqualTo(plainly(selector.getValue(), host));
            }
        }
        assertThat(rules).hasSizeGreaterThan(20_000);
        assertThat(hosts).hasSizeGreaterThan(50);
        assertThat(blocked).isGreaterThan(hosts.size() * 13_000);
    }

    private static Verdict.Kind plainly(List<CosmeticRule> rules, String host) {
        boolean blocked = false;
        for (CosmeticRule rule : rules) {
            boolean in = rule.from().included().isEmpty()
                    || rule.from().included().stream().anyMatch(d -> isOf(host, d));
            if (in && rule.from().excluded().stream().noneMatch(d -> isOf(host, d))) {
                if (rule.exception()) {
                    return Verdict.Kind.EXCEPTED;
                }
                blocked = true;
            }
        }
        return blocked ? Verdict.Kind.BLOCKED : Verdict.Kind.NONE;
    }

    private static boolean isOf(String host, String domain) {
        if (domain.endsWith(".*")) {
            String[] labels = host.split("\\.", -1);
            String entity = domain.substring(0, domain.length() - 2);
            for (int i = 0; i < labels.length; i++) {
                String from = String.join(".", List.of(labels).subList(i, labels.length));
                String suffix = from.startsWith(entity + ".") ? from.substring(entity.length() + 1) : "";
                if (!suffix.isEmpty() && suffix.equals(suffixOf(host))) {
                    return true;
                }
            }
            return false;
        }
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static String suffixOf(String host) {
        HostSuffixes suffixes = new HostSuffixes(host);
        int labels = SUFFIXES.suffixLabels(suffixes);
        String[] all = host.split("\\.", -1);
        return String.join(".", List.of(all).subList(all.length - labels, all.length));
    }

    private static CompiledLists saved(CompiledLists lists) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        lists.save(out);
        CompiledLists loaded = CompiledLists.load(new ByteArrayInputStream(out.toByteArray()));
        assertThat(loaded.revision()).isEqualTo(lists.revision());
        return loaded;
    }

    private static CompiledLists compile(String rules, boolean containers) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES, containers);
        String list = "[Adblock Plus 2.0]\n" + rules;
        FilterListReader.read("list.txt", new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), compiler);
        return compiler.compile();
    }

    private static Verdict ask(PageAdServers page, String selector) {
        Attribute attribute = selector.charAt(0) == '.' ? Attribute.CLASS : Attribute.ID;
        return page.container(attribute, selector, 1, selector.length());
    }
}
