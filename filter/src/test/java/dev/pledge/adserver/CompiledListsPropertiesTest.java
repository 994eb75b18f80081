package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Compiled lists against the plainest way to match: every rule on every URL, by regular expressions of the JDK. */
class CompiledListsPropertiesTest {
    private static final PublicSuffixes SUFFIXES = PublicSuffixes.read();
    private static final List<String> HOSTS = List.of(
            "ads.test",
            "a.ads.test",
            "b.com",
            "c.b.com",
            "b.co.uk",
            "d.b.co.uk",
            "shop.test",
            "x.blogspot.com",
            "192.0.2.1");

    private static final List<String> EXPRESSIONS =
            List.of("/ads[0-9]*\\/x/", "/^https?:\\/\\/[a-z]+\\.b\\./", "/\\.js$/", "/(ads|banner)\\.js\\?/");

    private final ReferenceMatcher reference = new ReferenceMatcher(suffixList());

    private static Path suffixList() {
        try {
            URL list = Objects.requireNonNull(PublicSuffixes.class.getResource("public-suffix-list.dat"));
            return Path.of(list.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    CompiledListsPropertiesTest() throws IOException {}

    /** Enough rules that never fit, so that the others are not tried one by one; short ones are filed in another way. */
    @Provide
    Arbitrary<String> padding() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rules.append("/never").append(i).append("/\n@@/ever").append(i).append("/\n");
        }
        String some = rules.toString();
        for (int i = 0; i < 70; i++) {
            rules.append("q.q").append(10 + i).append('\n');
        }
        return Arbitraries.of("", some, rules.toString());
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return rule().list().ofMinSize(1).ofMaxSize(6);
    }

    private Arbitrary<String> rule() {
        Arbitrary<String> start = Arbitraries.of("", "", "|", "||", "@@", "@@||", "||", "@@|https://");
        Arbitrary<String> end = Arbitraries.of("", "", "", "^", "|", "*", "^|", "/");
        return Combinators.combine(start, pattern(), end, options())
                .as((a, b, c, d) -> a + (isExpression(b + c) ? "x" : "") + b + c + d);
    }

    /** Returns whether what is meant as plain text would be taken for a regular expression. */
    private static boolean isExpression(String pattern) {
        return pattern.startsWith("/") && pattern.endsWith("/") && !EXPRESSIONS.contains(pattern);
    }

    private Arbitrary<String> pattern() {
        Arbitrary<String> piece = Arbitraries.of(
                "ads",
                "/ads/",
                "banner",
                "-160x600",
                "*",
                "^",
                ".",
                "/",
                "?x=",
                "&",
                "AdS",
                "test",
                "b.com",
                "ads.test",
                "a.ads.test",
                "b.co.uk",
                "shop",
                "js",
                "%2F",
                "_",
                "://",
                "192.0.2.1");
        Arbitrary<String> wildcards = piece.list().ofMinSize(1).ofMaxSize(5).map(pieces -> String.join("", pieces));
        return Arbitraries.frequencyOf(
                Tuple.of(12, wildcards), Tuple.of(4, Arbitraries.of(HOSTS)), Tuple.of(1, Arbitraries.of(EXPRESSIONS)));
    }

    private Arbitrary<String> options() {
        Arbitrary<String> option = Arbitraries.of(
                "third-party",
                "~third-party",
                "script",
                "~script",
                "image",
                "match-case",
                "important",
                "badfilter",
                "strict1p",
                "strict3p",
                "domain=shop.test",
                "domain=~shop.test",
                "domain=b.*|ads.test",
                "domain=b.com|~c.b.com",
                "to=b.com",
                "denyallow=a.ads.test,domain=shop.test");
        return option.list().ofMaxSize(2).map(o -> o.isEmpty() ? "" : "$" + String.join(",", o));
    }

    @Provide
    Arbitrary<String> url() {
        Arbitrary<String> path = Arbitraries.of(
                        "/ads/",
                        "/",
                        "ads.js",
                        "banner",
                        "-160x600.gif",
                        "?x=",
                        "&y=",
                        "/AdS/x",
                        "%2F",
                        "js",
                        "ads7/x",
                        "_",
                        ".js",
                        "http://ads.test/",
                        "https://")
                .list()
                .ofMaxSize(6)
                .map(pieces -> "/" + String.join("", pieces));
        Arbitrary<String> port = Arbitraries.of("", "", ":8080");
        Arbitrary<String> scheme = Arbitraries.of("https://", "http://");
        return Combinators.combine(scheme, Arbitraries.of(HOSTS), port, path).as((a, b, c, d) -> a + b + c + d);
    }

    @Provide
    Arbitrary<String> pageHost() {
        return Arbitraries.of(HOSTS);
    }

    @Property(tries = 4000)
    void aVerdictIsWhatAllRulesTakenOneByOneComeTo(
            @ForAll("rules") List<String> rules,
            @ForAll("padding") String padding,
            @ForAll("url") String url,
            @ForAll("pageHost") String pageHost,
            @ForAll ResourceType type)
            throws IOException {
        String list = padding + String.join("\n", rules);
        CompiledLists compiled = compile(list);
        String host = ReferenceMatcher.host(url);
        Verdict verdict = compiled.verdict(url, host, type, pageHost);

        assertThat(verdict.kind()).isEqualTo(expected(Listed.rules(list).all(), url, pageHost, type));
        assertThat(loaded(compiled).verdict(url, host, type, pageHost)).isEqualTo(verdict);
        if (verdict.kind() != Verdict.Kind.NONE) {
            assertThat(rules).contains(verdict.rule());
        }
    }

    @Property(tries = 300)
    void aPageRemembersNothingWrong(
            @ForAll("rules") List<String> rules,
            @ForAll("padding") String padding,
            @ForAll("urls") List<String> urls,
            @ForAll("pageHost") String pageHost)
            throws IOException {
        CompiledLists compiled = compile(padding + String.join("\n", rules));
        PageAdServers page = compiled.forPage("", pageHost);

        for (String url : urls) {
            String host = ReferenceMatcher.host(url);
            assertThat(page.verdict(url, host, ResourceType.SCRIPT))
                    .isEqualTo(compiled.verdict(url, host, ResourceType.SCRIPT, pageHost));
        }
    }

    @Property(tries = 4000)
    void nothingIsBlockedOfAHostThatAPageIsToldIsClear(
            @ForAll("rules") List<String> rules,
            @ForAll("url") String url,
            @ForAll("pageHost") String pageHost,
            @ForAll ResourceType type)
            throws IOException {
        PageAdServers page = compile(String.join("\n", rules)).forPage("", pageHost);
        String host = ReferenceMatcher.host(url);
        boolean clear = page.clears(host);

        assertThat(clear && page.verdict(url, host, type).blocked()).isFalse();
        assertThat(page.clears(host)).isEqualTo(clear);
    }

    @Provide
    Arbitrary<List<String>> urls() {
        return url().list().ofMaxSize(30);
    }

    private Verdict.Kind expected(List<NetworkRule> rules, String url, String pageHost, ResourceType type) {
        List<NetworkRule> fitting = new ArrayList<>();
        for (NetworkRule rule : rules) {
            boolean takenBack = rules.stream().anyMatch(bad -> bad.badFilter() && sameMeaning(bad, rule));
            if (!rule.badFilter() && !takenBack && reference.matches(rule, url, "https://" + pageHost + "/", type)) {
                fitting.add(rule);
            }
        }
        if (fitting.stream().allMatch(NetworkRule::exception)) {
            return Verdict.Kind.NONE;
        }
        if (fitting.stream().anyMatch(rule -> rule.exception() && rule.important())) {
            return Verdict.Kind.EXCEPTED;
        }
        boolean important = fitting.stream().anyMatch(rule -> !rule.exception() && rule.important());
        return important || fitting.stream().noneMatch(NetworkRule::exception)
                ? Verdict.Kind.BLOCKED
                : Verdict.Kind.EXCEPTED;
    }

    private static boolean sameMeaning(NetworkRule one, NetworkRule other) {
        return plain(one).equals(plain(other));
    }

    private static NetworkRule plain(NetworkRule rule) {
        return new NetworkRule(
                0,
                "",
                rule.exception(),
                rule.important(),
                false,
                rule.matchCase(),
                rule.start(),
                rule.endAnchor(),
                rule.regex(),
                rule.pattern(),
                rule.types(),
                rule.party(),
                inOrder(rule.from()),
                inOrder(rule.to()),
                rule.pageWide());
    }

    private static Domains inOrder(Domains domains) {
        return new Domains(
                domains.included().stream().sorted().toList(),
                domains.excluded().stream().sorted().toList());
    }

    private static CompiledLists compile(String list) throws IOException {
        ListCompiler compiler = new ListCompiler(SUFFIXES);
        byte[] bytes = ("[Adblock Plus 2.0]\n" + list).getBytes(StandardCharsets.UTF_8);
        FilterListReader.read("list", new ByteArrayInputStream(bytes), compiler);
        return compiler.compile();
    }

    private static CompiledLists loaded(CompiledLists compiled) throws IOException {
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        compiled.save(saved);
        return CompiledLists.load(new ByteArrayInputStream(saved.toByteArray()));
    }
}
