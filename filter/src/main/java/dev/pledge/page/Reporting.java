package dev.pledge.page;

import dev.pledge.policy.Policy;
import dev.pledge.policy.StatementPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes browsers report to the site itself what a {@code Content-Security-Policy} kept out, or would have. On secure pages both
 * ways are offered: {@code report-to} with {@code Reporting-Endpoints} (Reporting API), which is taken by browsers that know it
 * and on secure pages only, and {@code report-uri} (CSP level 3, section 6.5.1), by all others. A policy that says itself
 * where it reports to is left as it is. Immutable.
 */
final class Reporting {
    /** The endpoint's name in {@code report-to}. */
    private static final String ENDPOINT = "pledge";

    private final String path;

    Reporting(Policy policy) {
        this.path = path(policy);
    }

    /** Returns where reports arrive, within the application. */
    static String path(Policy policy) {
        StatementPolicy statement = policy.statement();
        return (statement == null ? StatementPolicy.PATH : statement.path()) + "/reports";
    }

    /** Returns the fields of a page, with where the page's browser is to report to. */
    List<PageHeader> on(PageContext page, List<PageHeader> headers) {
        // Neither of the two can stand in a directive.
        String address = page.contextPath().replace(";", "%3B").replace(",", "%2C") + path;
        String directives = "report-uri " + address + (page.secure() ? "; report-to " + ENDPOINT : "");
        List<PageHeader> reporting = new ArrayList<>(headers.size() + 1);
        boolean any = false;
        for (PageHeader header : headers) {
            String value = speaks(header) ? reporting(header.value(), directives) : header.value();
            any |= !value.equals(header.value());
            reporting.add(new PageHeader(header.name(), value, header.besides()));
        }
        if (any && page.secure()) {
            reporting.add(new PageHeader("Reporting-Endpoints", ENDPOINT + "=\"" + address + '"', true));
        }
        return reporting;
    }

    /** What is only ever upgraded is not worth a report. */
    private static boolean speaks(PageHeader header) {
        return header.name().equals(PageHeaders.CSP_REPORT_ONLY)
                || header.name().equals(PageHeaders.CSP) && !header.besides();
    }

    /** Returns a header's value, one policy or several with commas between them, each of which reports. */
    private static String reporting(String value, String directives) {
        List<String> policies = new ArrayList<>();
        for (String policy : value.split(",", -1)) {
            String kept = policy.stripTrailing();
            boolean leave = kept.isBlank() || reports(kept);
            policies.add(leave ? policy : kept + (kept.endsWith(";") ? " " : "; ") + directives);
        }
        return String.join(",", policies);
    }

    private static boolean reports(String policy) {
        for (String directive : policy.split(";", -1)) {
            String name = directive.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
            if (name.equals("report-uri") || name.equals("report-to")) {
                return true;
            }
        }
        return false;
    }
}
