package dev.pledge.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Authority;
import dev.pledge.policy.Behind;
import dev.pledge.policy.ContentSecurity;
import dev.pledge.policy.Https;
import dev.pledge.policy.LongScripts;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Scope;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a small site to govern in a test: text in, text out, one character for each byte.
 *
 * @param policy the site's policy
 * @param adServers who is an ad server
 * @param context where the page stands
 * @param charset what its Content-Type says of its encoding
 */
record Page(
        Policy policy,
        AdServers adServers,
        PageContext context,
        @Nullable String charset) {
    /** A host of each kind: listed, and listed with an international name. */
    static final AdServers ADS = new Listed(Set.of("ads.test", "xn--wrbung-pva.test", "www.googletagmanager.com"));

    /** What came of a page: its text, and each breach as {@code kind what label}. */
    record Result(String html, List<String> found, boolean changed) {}

    /** A page that takes no sensitive data, sent over HTTPS. */
    static Page ordinary() {
        return at("https://site.test/dir/page.html", "/dir/page.html");
    }

    /** A listed page, sent over HTTPS. */
    static Page checkout() {
        return at("https://site.test/checkout", "/checkout");
    }

    static Page at(String url, String path) {
        Scope scope = Scope.everywhere(Mode.ENFORCE);
        SensitiveFormPolicy forms = new SensitiveFormPolicy(
                scope,
                List.of(new PathPattern("/checkout"), new PathPattern("/account/*")),
                new Behind.Direct(),
                null,
                true,
                "Encrypted & safe – nur für Sie");
        Policy policy = Policy.builtIn(Mode.REPORT)
                .with(site("site.test"))
                .with(AdServerPolicy.builtIn(scope))
                .with(forms);
        return new Page(
                policy,
                ADS,
                new PageContext(url, url.startsWith("https:"), path, "", Mode.ENFORCE, Mode.ENFORCE),
                "utf-8");
    }

    static SitePolicy site(String authority, String... hosts) {
        return new SitePolicy("Site", "", "", Https.SENSITIVE_FORMS, Authority.parse(authority), List.of(hosts));
    }

    Page with(SitePolicy site) {
        return new Page(policy.with(site), adServers, context, charset);
    }

    Page with(SensitiveFormPolicy forms) {
        return new Page(policy.with(forms), adServers, context, charset);
    }

    Page within(String contextPath) {
        PageContext c = context;
        return new Page(
                policy,
                adServers,
                new PageContext(c.url(), c.secure(), c.path(), contextPath, c.adServers(), c.sensitiveForms()),
                charset);
    }

    Page in(@Nullable String encoding) {
        return new Page(policy, adServers, context, encoding);
    }

    Page with(AdServerPolicy ads) {
        return new Page(policy.with(ads), adServers, context, charset);
    }

    /** Puts nothing in the place of removed loaders. */
    Page withoutStubs() {
        AdServerPolicy p = policy.adServers();
        return with(ads(p.contentSecurity().enforced(), p.longScripts(), false));
    }

    /** Removes the places for ads that lists name, once they are empty. */
    Page withoutEmptyContainers() {
        AdServerPolicy p = policy.adServers();
        return with(new AdServerPolicy(
                p.scope(),
                p.builtInList(),
                p.lists(),
                p.block(),
                p.allow(),
                p.contentSecurity(),
                p.referrerPolicy(),
                p.permissionsPolicy(),
                p.legacyAdFeatures(),
                p.longScripts(),
                p.stubs(),
                true));
    }

    static AdServerPolicy ads(@Nullable String contentSecurityPolicy, LongScripts longScripts, boolean stubs) {
        return ads(new ContentSecurity(contentSecurityPolicy, null, false), longScripts, stubs);
    }

    static AdServerPolicy ads(ContentSecurity contentSecurity) {
        return ads(contentSecurity, LongScripts.PASS, false);
    }

    private static AdServerPolicy ads(ContentSecurity contentSecurity, LongScripts longScripts, boolean stubs) {
        return new AdServerPolicy(
                Scope.everywhere(Mode.ENFORCE),
                true,
                List.of(),
                List.of(),
                List.of(),
                contentSecurity,
                AdServerPolicy.REFERRER_POLICY,
                true,
                false,
                longScripts,
                stubs,
                false);
    }

    Page withoutIndicator() {
        SensitiveFormPolicy p = policy.sensitiveForms();
        return with(new SensitiveFormPolicy(p.scope(), p.paths(), p.behind(), p.hsts(), false, p.indicatorText()));
    }

    Page with(AdServers others) {
        return new Page(policy, others, context, charset);
    }

    Page with(Mode ads, Mode forms) {
        return new Page(
                policy,
                adServers,
                new PageContext(context.url(), context.secure(), context.path(), context.contextPath(), ads, forms),
                charset);
    }

    PageGovernor governor() {
        return new PageGovernor(policy, adServers, "1");
    }

    Result govern(String html) {
        return govern(html, Integer.MAX_VALUE);
    }

    /** Governs a page that is written in pieces of a length. */
    Result govern(String html, int piece) {
        return govern(html, piece, piece);
    }

    /** Governs a page that is written in two pieces. */
    Result governInTwo(String html, int cut) {
        return govern(html, cut, Integer.MAX_VALUE);
    }

    private Result govern(String html, int first, int piece) {
        byte[] bytes = html.getBytes(ISO_8859_1);
        List<String> found = new ArrayList<>();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PageRewriter rewriter = governor()
                .open(context, charset, (kind, what, label) -> found.add(kind.key() + " " + what + " " + label));
        try {
            for (int at = 0; at < bytes.length; ) {
                int length = Math.min(at == 0 ? first : piece, bytes.length - at);
                rewriter.write(bytes, at, length, out::write);
                at += length;
            }
            rewriter.finish(out::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Result(out.toString(ISO_8859_1), found, rewriter.changed());
    }

    /** Lists hosts, with all hosts below them; each is its own company. */
    record Listed(Set<String> listed) implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            for (String rest = host.toString(); ; rest = rest.substring(rest.indexOf('.') + 1)) {
                if (listed.contains(rest)) {
                    return new Verdict(Verdict.Kind.BLOCKED, rest, "test:1", "Company of " + rest);
                }
                if (rest.indexOf('.') < 0) {
                    return Verdict.NONE;
                }
            }
        }

        @Override
        public String revision() {
            return Integer.toHexString(listed.hashCode());
        }
    }
}
