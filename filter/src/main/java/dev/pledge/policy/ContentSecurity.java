package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What browsers are told of what a page may load (Content Security Policy level 3).
 *
 * @param enforced a {@code Content-Security-Policy} to send with HTML where ad servers are kept out; null for none
 * @param reportOnly a {@code Content-Security-Policy-Report-Only} to send with HTML, where ad servers are only watched too:
 *     nothing is kept from loading by it; null for none
 * @param reports whether browsers report to the site what either of the two kept out, or would have
 */
public record ContentSecurity(
        @Nullable String enforced, @Nullable String reportOnly, boolean reports) {
    /** Nothing is sent. */
    public static final ContentSecurity NONE = new ContentSecurity(null, null, false);

    /** @throws IllegalArgumentException if a value cannot stand in a header, or there is nothing to report on */
    public ContentSecurity {
        enforced = enforced == null ? null : Wording.header(enforced);
        reportOnly = reportOnly == null ? null : Wording.header(reportOnly);
        Fault.refuse("ad-servers.", faults(enforced, reportOnly, reports));
    }

    static List<Fault> faults(@Nullable String enforced, @Nullable String reportOnly, boolean reports) {
        if (!reports || enforced != null || reportOnly != null) {
            return List.of();
        }
        String expected =
                "false, or a policy to report on: content-security-policy or" + " content-security-policy-report-only";
        return List.of(new Fault("reports", "", "true", expected));
    }
}
