package dev.pledge.cli.audit;

import dev.pledge.cookie.CookieFacts;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Promise;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An audit from above.
 *
 * @param promises what was found, by the promise that it breaks
 * @param worst the pages with the most breaches, those first
 * @param hosts the other hosts that pages load from, ad servers first, then by the number of pages
 * @param cookies the cookies that pages set, those that are not allowed first
 */
record Summary(List<Broken> promises, List<PageAudit> worst, List<Host> hosts, List<Cookie> cookies) {
    private static final int WORST = 10;
    private static final Set<Kind> OF_AD_HOSTS =
            Set.of(Kind.AD_TAG_REMOVED, Kind.AD_SCRIPT_REMOVED, Kind.AD_LINK_REMOVED);

    /**
     * What breaks one promise.
     *
     * @param breaches how often
     * @param pages on how many pages
     * @param kinds how often each kind
     */
    record Broken(Promise promise, int breaches, int pages, Map<Kind, Integer> kinds) {}

    /**
     * A host that is not the site's.
     *
     * @param company whose ad server it is; empty if it is none that the policy knows
     * @param pages how many pages load from it
     * @param breaches how many tags would go
     */
    record Host(String name, String company, int pages, int breaches) {
        boolean isAdServer() {
            return !company.isEmpty();
        }
    }

    /**
     * A cookie.
     *
     * @param facts what it means to a browser, in the longest-lived of its forms
     * @param allowed whether the policy lets it leave
     * @param changed what would be made safer in it
     * @param pages how many pages set it
     */
    record Cookie(CookieFacts facts, boolean allowed, Set<String> changed, int pages) {}

    static Summary of(Audit audit) {
        Map<Promise, Map<Kind, Integer>> kinds = new EnumMap<>(Promise.class);
        Map<Promise, Set<String>> broken = new EnumMap<>(Promise.class);
        Map<String, Host> hosts = new TreeMap<>();
        Map<String, Cookie> cookies = new TreeMap<>();
        for (PageAudit page : audit.pages()) {
            Set<String> names = new HashSet<>(page.hosts());
            for (Found found : page.found()) {
                Promise promise = found.kind().promise();
                kinds.computeIfAbsent(promise, p -> new EnumMap<>(Kind.class)).merge(found.kind(), 1, Integer::sum);
                broken.computeIfAbsent(promise, p -> new HashSet<>()).add(page.url());
                if (OF_AD_HOSTS.contains(found.kind())) {
                    hosts.merge(found.what(), new Host(found.what(), found.label(), 0, 1), Summary::both);
                    names.add(found.what());
                }
            }
            names.forEach(name -> hosts.merge(name, new Host(name, "", 1, 0), Summary::both));
            Set<String> counted = new HashSet<>();
            for (SetCookieSeen seen : page.cookies()) {
                int once = counted.add(seen.facts().name()) ? 1 : 0;
                Cookie cookie = new Cookie(seen.facts(), seen.allowed(), changes(page, seen), once);
                cookies.merge(seen.facts().name(), cookie, Summary::both);
            }
        }
        return new Summary(
                kinds.entrySet().stream()
                        .map((Map.Entry<Promise, Map<Kind, Integer>> e) -> new Broken(
                                e.getKey(),
                                e.getValue().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                broken.getOrDefault(e.getKey(), Set.of()).size(),
                                e.getValue()))
                        .toList(),
                audit.pages().stream()
                        .filter(page -> page.breaches() > 0)
                        .sorted(Comparator.comparingInt(PageAudit::breaches).reversed())
                        .limit(WORST)
                        .toList(),
                hosts.values().stream()
                        .sorted(Comparator.comparing(Host::isAdServer)
                                .thenComparing(Host::pages)
                                .reversed())
                        .toList(),
                cookies.values().stream()
                        .sorted(Comparator.comparing(Cookie::allowed))
                        .toList());
    }

    private static Set<String> changes(PageAudit page, SetCookieSeen seen) {
        Set<String> changes = new TreeSet<>();
        for (Found found : page.found()) {
            if (found.kind() == Kind.COOKIE_CHANGED
                    && found.what().equals(seen.facts().name())) {
                changes.add(found.label());
            }
        }
        return changes;
    }

    private static Host both(Host one, Host other) {
        String company = one.company.isEmpty() ? other.company : one.company;
        return new Host(one.name, company, one.pages + other.pages, one.breaches + other.breaches);
    }

    private static Cookie both(Cookie one, Cookie other) {
        Set<String> changed = new TreeSet<>(one.changed);
        changed.addAll(other.changed);
        CookieFacts facts = seconds(other.facts.lifetime()) > seconds(one.facts.lifetime()) ? other.facts : one.facts;
        return new Cookie(facts, one.allowed && other.allowed, changed, one.pages + other.pages);
    }

    private static long seconds(@Nullable Duration lifetime) {
        return lifetime == null ? 0 : lifetime.toSeconds();
    }
}
