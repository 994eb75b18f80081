package dev.pledge.page;

import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that go with an HTML response: what keeps scripts that no filter sees from advertising, and what
 * keeps a secure sensitive page from loading anything over plain HTTP. Only an enforced promise has any. Immutable.
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

    private static final String CSP = "Content-Security-Policy";

    private final SensitivePages sensitive;
    private final List<PageHeader> advertising;
    private final List<PageHeader> transport;
    private final List<PageHeader> both;
    /** What lets the stub run, if the policy's own header has to be made to. */
    private final @Nullable ScriptAllowance allowance;

    /** @param stub the script that a page may hold in the place of removed loaders */
    PageHeaders(Policy policy, StubScript stub) {
        String csp = policy.adServers().contentSecurityPolicy();
        allowance = csp == null || !policy.adServers().stubs()
                ? null
                : new ScriptAllowance(csp, PageGovernor.STUBS_PATH, stub.integrity());
        sensitive = new SensitivePages(policy.sensitiveForms());
        advertising = advertising(policy.adServers());
        transport = List.of(new PageHeader(CSP, "upgrade-insecure-requests", true));
        List<PageHeader> all = new ArrayList<>(advertising);
        all.addAll(transport);
        both = List.copyOf(all);
    }

    List<PageHeader> of(PageContext page) {
        boolean ads = page.adServers() == Mode.ENFORCE;
        boolean upgrades = page.sensitiveForms() == Mode.ENFORCE && sensitive.secure(page);
        if (upgrades) {
            return ads ? on(page, both) : transport;
        }
        return ads ? on(page, advertising) : List.of();
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
        String csp = policy.contentSecurityPolicy();
        if (csp != null) {
            String always = allowance == null ? null : allowance.always();
            headers.add(new PageHeader(CSP, always == null ? csp : always, false));
        }
        return List.copyOf(headers);
    }
}
