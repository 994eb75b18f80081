package dev.pledge.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the section {@code ad-servers}. */
final class AdServerReader {
    static final Set<String> KEYS = ScopeReader.keys(
            "built-in-list",
            "lists",
            "block",
            "allow",
            "content-security-policy",
            "content-security-policy-report-only",
            "reports",
            "referrer-policy",
            "permissions-policy",
            "legacy-ad-features",
            "long-scripts",
            "stubs",
            "empty-containers");

    /** In the file it says that the header is not sent. */
    static final String NONE = "none";

    private static final Type<String> LIST = Type.text("the place of a list file", AdServerPolicy::list);
    private static final Type<String> CONTENT_SECURITY_POLICY = Type.text(
            "a Content-Security-Policy header's value",
            // Such a policy is best written over several lines; in the header it is one.
            text -> Wording.header(text.strip().replaceAll("\\s+", " ")));
    private static final Type<String> REFERRER_POLICY = Type.text(
            "none or a value of the Referrer-Policy header",
            text -> text.equals(NONE) ? text : AdServerPolicy.referrerPolicy(text));

    private static final Type<LongScripts> LONG_SCRIPTS = Type.oneOf(LongScripts.class);

    private AdServerReader() {}

    static AdServerPolicy read(Section section) {
        AdServerPolicy builtIn = AdServerPolicy.builtIn(ScopeReader.read(section));
        List<String> lists = section.list("lists", LIST);
        List<String> block = orEmpty(section.list("block", Type.HOST));
        Type<String> other = Type.text(Type.HOST.expected(), text -> {
            String host = HostName.name(text);
            if (block.contains(host)) {
                throw new Unexpected(text, "a host that is not in block too");
            }
            return host;
        });
        List<String> allow = section.list("allow", other);
        String referrerPolicy = section.get("referrer-policy", REFERRER_POLICY, AdServerPolicy.REFERRER_POLICY);
        return new AdServerPolicy(
                builtIn.scope(),
                section.get("built-in-list", Type.FLAG, builtIn.builtInList()),
                orEmpty(lists),
                block,
                orEmpty(allow),
                contentSecurity(section),
                referrerPolicy.equals(NONE) ? null : referrerPolicy,
                section.get("permissions-policy", Type.FLAG, builtIn.permissionsPolicy()),
                section.get("legacy-ad-features", Type.FLAG, builtIn.legacyAdFeatures()),
                section.get("long-scripts", LONG_SCRIPTS, builtIn.longScripts()),
                section.get("stubs", Type.FLAG, builtIn.stubs()),
                section.get("empty-containers", Type.FLAG, builtIn.emptyContainers()));
    }

    private static ContentSecurity contentSecurity(Section section) {
        String enforced = section.get("content-security-policy", CONTENT_SECURITY_POLICY);
        String reportOnly = section.get("content-security-policy-report-only", CONTENT_SECURITY_POLICY);
        boolean reports = section.get("reports", Type.FLAG, ContentSecurity.NONE.reports());
        List<Fault> faults = ContentSecurity.faults(enforced, reportOnly, reports);
        section.report(faults);
        return new ContentSecurity(enforced, reportOnly, reports && faults.isEmpty());
    }

    private static List<String> orEmpty(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
