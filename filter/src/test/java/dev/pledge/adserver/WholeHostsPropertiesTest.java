package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class WholeHostsPropertiesTest {
    // Few letters and few labels, so that hosts often lie below one another or share the end of a label.
    @Provide
    Arbitrary<String> host() {
        return Arbitraries.strings()
                .withChars('a', 'b')
                .ofMinLength(1)
                .ofMaxLength(2)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .map(labels -> String.join(".", labels));
    }

    @Provide
    Arbitrary<List<String>> hosts() {
        return host().list().ofMaxSize(12);
    }

    @Property
    void aHostIsBlockedIfAndOnlyIfItIsListedOrBelowOneThatIs(
            @ForAll("hosts") List<String> listed, @ForAll("host") String host) {
        boolean expected = listed.stream().anyMatch(l -> host.equals(l) || host.endsWith("." + l));

        assertThat(judge(Lists.of(List.of(), listed, List.of()), host).blocked())
                .isEqualTo(expected);
    }

    @Property
    void whatIsAllowedIsNeverBlocked(
            @ForAll("hosts") List<String> block, @ForAll("hosts") List<String> allow, @ForAll("host") String host) {
        boolean allowed = allow.stream().anyMatch(l -> host.equals(l) || host.endsWith("." + l));
        Verdict without = judge(Lists.of(List.of(), block, List.of()), host);
        Verdict with = judge(Lists.of(List.of(), block, allow), host);

        assertThat(with.blocked()).isEqualTo(without.blocked() && !allowed);
        assertThat(with.kind() == Verdict.Kind.EXCEPTED).isEqualTo(without.blocked() && allowed);
    }

    @Property
    void theNamedRuleIsTheLongestThatMatches(@ForAll("hosts") List<String> listed, @ForAll("host") String host) {
        String expected = listed.stream()
                .filter(l -> host.equals(l) || host.endsWith("." + l))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse("");

        assertThat(judge(Lists.of(List.of(), listed, List.of()), host).rule()).isEqualTo(expected);
    }

    @Property
    void theOrderOfTheListsDoesNotMatter(
            @ForAll("hosts") List<String> one,
            @ForAll("hosts") List<String> two,
            @ForAll("hosts") List<String> three,
            @ForAll("host") String host,
            @ForAll Random random) {
        List<HostFile> files = new ArrayList<>(List.of(
                named("one", one, "One"), named("two", two, ListedHost.UNKNOWN), named("three", three, "Three")));
        CompiledLists inOrder = Lists.of(files, List.of(), List.of());
        Collections.shuffle(files, random);
        CompiledLists shuffled = Lists.of(files, List.of(), List.of());

        assertThat(judge(shuffled, host)).isEqualTo(judge(inOrder, host));
        assertThat(shuffled.revision()).isEqualTo(inOrder.revision());
    }

    private static HostFile named(String name, List<String> hosts, String company) {
        List<ListedHost> listed = new ArrayList<>();
        for (String host : hosts) {
            listed.add(new ListedHost(host, company, listed.size() + 1));
        }
        return new HostFile(name, listed);
    }

    private static Verdict judge(CompiledLists list, String host) {
        return list.verdict("https://" + host + "/x", host, ResourceType.IMAGE, "shop.example");
    }
}
