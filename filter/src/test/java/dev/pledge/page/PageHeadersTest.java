package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.ContentSecurity;
import dev.pledge.policy.LongScripts;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Scope;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageHeadersTest {
    private static final PageHeader UPGRADE =
            new PageHeader("Content-Security-Policy", "upgrade-insecure-requests", true);

    @Test
    void switchesAdvertisingFeaturesOffOnEveryPage() {
        assertThat(headers(Page.ordinary()))
                .containsExactly(
                        new PageHeader("Referrer-Policy", "strict-origin-when-cross-origin", false),
                        new PageHeader(
                                "Permissions-Policy",
                                "browsing-topics=(), interest-cohort=(), private-state-token-issuance=(),"
                                        + " private-state-token-redemption=(), storage-access=(), idle-detection=()",
                                false));
    }

    @Test
    void upgradesASecureSensitivePageBesidesAnyOtherPolicy() {
        assertThat(headers(Page.checkout())).hasSize(3).contains(UPGRADE);
        assertThat(headers(Page.checkout().with(Mode.OFF, Mode.ENFORCE))).containsExactly(UPGRADE);
        assertThat(headers(Page.at("http://site.test/checkout", "/checkout"))).doesNotContain(UPGRADE);
    }

    @Test
    void sendsNothingForAPromiseThatIsNotEnforced() {
        assertThat(headers(Page.checkout().with(Mode.REPORT, Mode.REPORT))).isEmpty();
        assertThat(headers(Page.checkout().with(Mode.OFF, Mode.OFF))).isEmpty();
    }

    @Test
    void sendsWhatThePolicySays() {
        AdServerPolicy policy = new AdServerPolicy(
                Scope.everywhere(Mode.ENFORCE),
                true,
                List.of(),
                List.of(),
                List.of(),
                new ContentSecurity("script-src 'self'", null, false),
                null,
                true,
                true,
                LongScripts.PASS,
                true,
                false);
        Page page = Page.checkout();
        List<PageHeader> headers = new PageGovernor(page.policy().with(policy), Page.ADS, "1").headers(page.context());
        assertThat(headers)
                .extracting(PageHeader::name)
                .containsExactly("Permissions-Policy", "Content-Security-Policy", "Content-Security-Policy");
        assertThat(headers.get(0).value()).contains("idle-detection=(), attribution-reporting=()", "run-ad-auction=()");
        assertThat(headers.get(1)).isEqualTo(new PageHeader("Content-Security-Policy", "script-src 'self'", false));
        assertThat(headers.get(2)).isEqualTo(UPGRADE);
    }

    @Test
    void aPolicyThatReportsElsewhereIsLeftAsItIs() {
        ContentSecurity security = new ContentSecurity(
                "script-src 'self'; report-uri /own, img-src 'self';", "default-src *; Report-To own", true);
        Page page = Page.checkout().with(Page.ads(security));
        List<PageHeader> headers = headers(page);
        assertThat(headers)
                .contains(new PageHeader(
                        "Content-Security-Policy",
                        "script-src 'self'; report-uri /own, img-src 'self'; report-uri /privacy/reports; report-to pledge",
                        false))
                .contains(new PageHeader("Content-Security-Policy-Report-Only", "default-src *; Report-To own", true))
                .contains(UPGRADE);
    }

    @Test
    void whatIsOnlyWatchedGoesOutWhereverAdServersAre() {
        Page page = Page.checkout().with(Page.ads(new ContentSecurity(null, "default-src 'self'", false)));
        PageHeader watched = new PageHeader("Content-Security-Policy-Report-Only", "default-src 'self'", true);
        assertThat(headers(page)).contains(watched);
        assertThat(headers(page.with(Mode.REPORT, Mode.ENFORCE))).containsExactly(watched, UPGRADE);
        assertThat(headers(page.with(Mode.REPORT, Mode.OFF))).containsExactly(watched);
        assertThat(headers(page.with(Mode.OFF, Mode.ENFORCE))).containsExactly(UPGRADE);
    }

    private static List<PageHeader> headers(Page page) {
        return page.governor().headers(page.context());
    }
}
