package dev.pledge.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Writes a policy as the text of a policy file, with every value that is in force, defaults too;
 * {@link PolicyReader#read} makes an equal policy of it.
 */
public final class PolicyPrinter {
    private PolicyPrinter() {}

    /** What says where data is stored. */
    private static final List<String> PLACES = List.of("data", "keys", "store");

    /** What partners are known by. */
    private static final List<String> KNOWN_BY = List.of("role", "certificate", "token-sha256");

    /** Returns the policy in YAML. */
    public static String print(Policy policy) {
        return text(sections(policy));
    }

    /** Returns the policy in YAML, without where data is stored and what partners are known by: that is nobody's business. */
    public static String printPublished(Policy policy) {
        Map<String, Object> sections = sections(policy);
        Map<String, Object> statistics = StatisticsPrinter.print(policy.statistics());
        statistics.keySet().removeAll(PLACES);
        sections.put("statistics", statistics);
        Map<String, Object> records = PublishedPrinter.records(policy.records());
        records.keySet().removeAll(PLACES);
        sections.put("records", records);
        sections.put("disclosures", PublishedPrinter.disclosures(policy.disclosures(), KNOWN_BY));
        sections.remove("operations");
        return text(sections);
    }

    private static Map<String, Object> sections(Policy policy) {
        Map<String, Object> sections = new LinkedHashMap<>();
        sections.put("site", site(policy.site()));
        sections.put("cookies", cookies(policy.cookies()));
        sections.put("ad-servers", adServers(policy.adServers()));
        sections.put("sensitive-forms", sensitiveForms(policy.sensitiveForms()));
        sections.put("statistics", StatisticsPrinter.print(policy.statistics()));
        if (policy.statement() != null) {
            sections.put("statement", PublishedPrinter.statement(policy.statement()));
        }
        sections.put("records", PublishedPrinter.records(policy.records()));
        sections.put("subject-access", PublishedPrinter.subjectAccess(policy.subjectAccess()));
        sections.put("disclosures", PublishedPrinter.disclosures(policy.disclosures(), List.of()));
        sections.put("contact", PublishedPrinter.contact(policy.contact()));
        if (policy.operations() != null) {
            sections.put("operations", PublishedPrinter.operations(policy.operations()));
        }
        return sections;
    }

    static String text(Map<?, ?> sections) {
        DumpSettings settings = DumpSettings.builder()
                .setSchema(new CoreSchema())
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setSplitLines(false)
                .setDereferenceAliases(true)
                .build();
        return new Dump(settings).dumpToString(sections);
    }

    private static Map<String, Object> site(SitePolicy site) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("name", site.name());
        putUnlessEmpty(keys, "operator", site.operator());
        putUnlessEmpty(keys, "contact", site.contact());
        keys.put("https", KeyWord.of(site.https()));
        putUnlessEmpty(keys, "authority", site.authority());
        putUnlessEmpty(keys, "hosts", site.hosts());
        return keys;
    }

    private static Map<String, Object> cookies(CookiePolicy cookies) {
        Map<String, Object> keys = scope(cookies.scope());
        keys.put("expire", KeyWord.of(cookies.expire()));
        keys.put("duplicates", KeyWord.of(cookies.duplicates()));
        List<Object> rules = new ArrayList<>();
        for (CookieRule rule : cookies.rules()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", rule.name());
            item.put("purpose", KeyWord.of(rule.purpose()));
            putUnlessEmpty(item, "max-age", rule.maxAge() == null ? null : DurationText.print(rule.maxAge()));
            item.put("http-only", rule.httpOnly());
            item.put("same-site", KeyWord.of(rule.sameSite()));
            putUnlessEmpty(item, "domain", rule.domain());
            putUnlessEmpty(item, "reason", rule.reason());
            rules.add(item);
        }
        keys.put("rules", rules);
        return keys;
    }

    private static Map<String, Object> adServers(AdServerPolicy adServers) {
        Map<String, Object> keys = scope(adServers.scope());
        keys.put("built-in-list", adServers.builtInList());
        putUnlessEmpty(keys, "lists", adServers.lists());
        putUnlessEmpty(keys, "block", adServers.block());
        putUnlessEmpty(keys, "allow", adServers.allow());
        ContentSecurity contentSecurity = adServers.contentSecurity();
        putUnlessEmpty(keys, "content-security-policy", contentSecurity.enforced());
        putUnlessEmpty(keys, "content-security-policy-report-only", contentSecurity.reportOnly());
        keys.put("reports", contentSecurity.reports());
        String referrerPolicy = adServers.referrerPolicy();
        keys.put("referrer-policy", referrerPolicy == null ? AdServerReader.NONE : referrerPolicy);
        keys.put("permissions-policy", adServers.permissionsPolicy());
        keys.put("legacy-ad-features", adServers.legacyAdFeatures());
        keys.put("long-scripts", KeyWord.of(adServers.longScripts()));
        keys.put("stubs", adServers.stubs());
        keys.put("empty-containers", adServers.emptyContainers());
        return keys;
    }

    private static Map<String, Object> sensitiveForms(SensitiveFormPolicy forms) {
        Map<String, Object> keys = scope(forms.scope());
        putUnlessEmpty(
                keys, "paths", forms.paths().stream().map(PathPattern::text).toList());
        Behind behind = forms.behind();
        if (behind instanceof Behind.Proxies proxies) {
            keys.put("behind", proxies.blocks().stream().map(Cidr::toString).toList());
        } else if (behind != null) {
            keys.put("behind", behind instanceof Behind.Direct ? "direct" : "container");
        }
        keys.put("hsts", hsts(forms.hsts()));
        boolean own = forms.indicator() && !forms.indicatorText().equals(SensitiveFormPolicy.INDICATOR_TEXT);
        keys.put("indicator", own ? forms.indicatorText() : forms.indicator());
        return keys;
    }

    private static Object hsts(@Nullable Hsts hsts) {
        if (hsts == null) {
            return "off";
        }
        if (hsts.equals(Hsts.FIRST) || hsts.maxAge().isZero()) {
            return hsts.maxAge().isZero() ? "retract" : "start";
        }
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("max-age", DurationText.print(hsts.maxAge()));
        keys.put("include-subdomains", hsts.includeSubDomains());
        keys.put("preload", hsts.preload());
        return keys;
    }

    static Map<String, Object> scope(Scope scope) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("mode", KeyWord.of(scope.mode()));
        List<String> exclude = new ArrayList<>();
        Map<String, Object> modes = new LinkedHashMap<>();
        for (PathMode path : scope.paths()) {
            if (path.mode() == Mode.OFF) {
                exclude.add(path.pattern().text());
            } else {
                modes.put(path.pattern().text(), KeyWord.of(path.mode()));
            }
        }
        putUnlessEmpty(keys, "exclude", exclude);
        if (!modes.isEmpty()) {
            keys.put("modes", modes);
        }
        return keys;
    }

    static void putUnlessEmpty(Map<String, Object> keys, String key, @Nullable Object value) {
        if (value instanceof List<?> list
                ? !list.isEmpty()
                : value != null && !value.toString().isEmpty()) {
            keys.put(key, value instanceof Authority ? value.toString() : value);
        }
    }
}
