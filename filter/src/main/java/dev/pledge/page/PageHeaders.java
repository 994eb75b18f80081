package dev.pledge.page;

import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.ContentSecurity;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that go with an HTML response: what keeps scripts that no filter sees from advertising, and what
 * keeps a secure sensitive page from loading anything over plain HTTP. Only an enforced promise has any, but for what the
 * policy wants to be watched by browsers: that keeps nothing from loading, and goes out in report as well. Immutable.
 *
 * <p>Browsers apply each {@code Content-Security-Policy} field by itself and load what all of them permit (CSP level 3,
 * section 3.1), so {@code upgrade-insecure-requests} travels in a field of its own, beside the application's or the
 * policy file's.
 */
final class PageHeaders {
    private static final String FEATURES = "browsing-topics=(), interest-cohort=(), private-state-token-issuance=(),"
            + " private-state-token-redemption=(), storage-access=(), idle-detection=()";

    /** Chrome 153 and later write an error to the console for each of these. */
    private static final String LEGACY_FEATURES = ", attribution-reporting=(), join-ad-interest-group=(),"
            + " run-ad-auction=(), record-ad-auction-events=(), shared-storage=(), shared-storage-select-url=(),"
            + " private-aggregation=(), trust-token-redemption=(), fenced-unpartitioned-storage-read=()";

    static final String CSP = "Content-Security-Policy";
    static final String CSP_REPORT_ONLY = "Content-Security-Policy-Report-Only";

    private final SensitivePages sensitive;
    private final List<PageHeader> advertising;
    private final List<PageHeader> transport;
    private final List<PageHeader> both;
    private final List<PageHeader> watched;
    private final List<PageHeader> watchedSecurely;
    /** What makes browsers report; null where they are not asked to. */
    private final @Nullable Reporting reporting;
    /** What lets the stub run, if the policy's own header has to be made to. */
    private final @Nullable ScriptAllowance allowance;

    /** @param stub the script that a page may hold in the place of removed loaders */
    PageHeaders(Policy policy, StubScript stub) {
        ContentSecurity contentSecurity = policy.adServers().contentSecurity();
        reporting = contentSecurity.reports() ? new Reporting(policy) : null;
        String csp = contentSecurity.enforced();
        allowance = csp == null || !policy.adServers().stubs()
                ? null
                : new ScriptAllowance(csp, PageGovernor.STUBS_PATH, stub.integrity());
        sensitive = new SensitivePages(policy.sensitiveForms());
        String reportOnly = contentSecurity.reportOnly();
        // Beside the application's own, if it has one: whom that reports to, this is nothing to.
        watched = reportOnly == null ? List.of() : List.of(new PageHeader(CSP_REPORT_ONLY, reportOnly, true));
        advertising = joined(advertising(policy.adServers()), watched);
        transport = List.of(new PageHeader(CSP, "upgrade-insecure-requests", true));
        both = joined(advertising, transport);
        watchedSecurely = joined(watched, transport);
    }

    private static List<PageHeader> joined(List<PageHeader> first, List<PageHeader> then) {
        List<PageHeader> all = new ArrayList<>(first);
        all.addAll(then);
        return List.copyOf(all);
    }

    List<PageHeader> of(PageContext page) {
        boolean upgrades = page.sensitiveForms() == Mode.ENFORCE && sensitive.secure(page);
        return switch (page.adServers()) {
            case ENFORCE -> reporting(page, on(page, upgrades ? both : advertising));
            case REPORT -> reporting(page, upgrades ? watchedSecurely : watched);
            case OFF -> upgrades ? transport : List.of();
        };
    }

    private List<PageHeader> reporting(PageContext page, List<PageHeader> headers) {
        return reporting == null || headers.isEmpty() ? headers : reporting.on(page, headers);
    }

    /** Returns whether the stub's tag has to carry its hash. */
    boolean asksForHash() {
        return allowance != null && allowance.byHash();
    }

    /** Names the page's own host in the policy, where it has to be named. */
    private List<PageHeader> on(PageContext page, List<PageHeader> headers) {
        if (allowance == null || allowance.always() != null) {
            return headers;
        }
        List<PageHeader> named = new ArrayList<>(headers);
        named.replaceAll(
                h -> h.name().equals(CSP) && !h.besides() ? new PageHeader(CSP, allowance.on(page), false) : h);
        return named;
    }

    private List<PageHeader> advertising(AdServerPolicy policy) {
        List<PageHeader> headers = new ArrayList<>();
        if (policy.referrerPolicy() != null) {
            headers.add(new PageHeader("Referrer-Policy", policy.referrerPolicy(), false));
        }
        if (policy.permissionsPolicy()) {
            String features = policy.legacyAdFeatures() ? FEATURES + LEGACY_FEATURES : FEATURES;
            headers.add(new PageHeader("Permissions-Policy", features, false));
        }
        String csp = policy.contentSecurity().enforced();
        if (csp != null) {
            String always = allowance == null ? null : allowance.always();
            headers.add(new PageHeader(CSP, always == null ? csp : always, false));
        }
        return List.copyOf(headers);
    }
}
