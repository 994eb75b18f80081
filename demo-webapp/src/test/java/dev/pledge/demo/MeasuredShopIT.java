package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.RawAnswer;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.Scrape;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.WarPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was prevented is counted exactly; in {@code report} the same is counted and nothing is changed. */
class MeasuredShopIT {
    /** What the application answers in one way only, whatever Pledge does with the answer. */
    private static final List<RawRequest> BUSINESS = join(
            Collections.nCopies(3, RawRequest.get("/")),
            Collections.nCopies(
                    2,
                    RawRequest.get("/products")
                            .with("Cookie", "_hjid=1; cart=3-2; __utma=2")
                            .with("Cookie", "_gcl_au=3")),
            List.of(
                    RawRequest.get("/checkout").overHttps().with("Cookie", "cart=3-2"),
                    RawRequest.get("/login"),
                    RawRequest.get("/nothing"),
                    RawRequest.get("/api/products"),
                    RawRequest.get("/static/images/lark.svg"),
                    RawRequest.post("/cart", "do=add&product=3&quantity=2")));

    /** What Pledge answers by itself, where the policy is enforced; else the application does. */
    private static final List<RawRequest> ANSWERED = join(
            Collections.nCopies(2, RawRequest.get("/checkout?x=1")),
            List.of(new RawRequest(false, "HEAD /register", "", ""), RawRequest.get("/privacy/indicator.css")),
            Collections.nCopies(3, RawRequest.post("/checkout", "card-number=4111111111111111")));

    /** What the requests of {@link #BUSINESS} count in either mode, worked out by hand from the shop's pages. */
    private static final String COUNTED = """
            # Eight pages, an error page among them, have the usual tags: two hints, two elements and two inline scripts
            # of Google, a picture and an inline script of Meta. The three home pages add two elements and an inline
            # script of Google, two elements of Microsoft, one each of three others, and an ad in the Link header.
            pledge_tags_removed_tags_total{company="Google",element="element",mode="MODE"} 38.0
            pledge_tags_removed_tags_total{company="Google",element="inline-script",mode="MODE"} 19.0
            pledge_tags_removed_tags_total{company="Google",element="link-header",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="Meta",element="element",mode="MODE"} 8.0
            pledge_tags_removed_tags_total{company="Meta",element="inline-script",mode="MODE"} 8.0
            pledge_tags_removed_tags_total{company="Microsoft",element="element",mode="MODE"} 6.0
            pledge_tags_removed_tags_total{company="comScore",element="element",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="Criteo",element="element",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="LinkedIn",element="element",mode="MODE"} 3.0
            pledge_findings_total{kind="ad-tag-removed",mode="MODE",promise="ad-servers"} 61.0
            pledge_findings_total{kind="ad-script-removed",mode="MODE",promise="ad-servers"} 27.0
            pledge_findings_total{kind="ad-link-removed",mode="MODE",promise="ad-servers"} 3.0
            # The vendor's two on all eleven answers; _fbp and _gid on seven pages; _ga on the home pages, the lists of
            # products and the error page.
            pledge_cookies_refused_cookies_total{direction="response",mode="MODE",reason="not-allowed"} 42.0
            pledge_findings_total{kind="cookie-refused",mode="MODE",promise="cookies"} 42.0
            # Three in each request for the list of products.
            pledge_cookies_refused_cookies_total{direction="request",mode="MODE",reason="not-allowed"} 6.0
            pledge_findings_total{kind="cookie-hidden",mode="MODE",promise="cookies"} 6.0
            # The cart: its age, and SameSite.
            pledge_findings_total{kind="cookie-changed",mode="MODE",promise="cookies"} 2.0
            # On the checkout: the form; a picture and a script. The log-in form is not listed.
            pledge_findings_total{kind="form-upgraded",mode="MODE",promise="sensitive-forms"} 1.0
            pledge_findings_total{kind="subresource-upgraded",mode="MODE",promise="sensitive-forms"} 2.0
            pledge_findings_total{kind="sensitive-form-unlisted",mode="MODE",promise="sensitive-forms"} 1.0
            # Whose they are: ten hosts of elements, three of scripts, one in the Link header; the vendor's two cookies, _fbp,
            # _gid and _ga; three in requests; the cart; the shop's own host twice, and a field for a password.
            pledge_findings_new_findings_total{kind="ad-tag-removed",promise="ad-servers"} 10.0
            pledge_findings_new_findings_total{kind="ad-script-removed",promise="ad-servers"} 3.0
            pledge_findings_new_findings_total{kind="ad-link-removed",promise="ad-servers"} 1.0
            pledge_findings_new_findings_total{kind="cookie-refused",promise="cookies"} 5.0
            pledge_findings_new_findings_total{kind="cookie-hidden",promise="cookies"} 3.0
            pledge_findings_new_findings_total{kind="cookie-changed",promise="cookies"} 1.0
            pledge_findings_new_findings_total{kind="form-upgraded",promise="sensitive-forms"} 1.0
            pledge_findings_new_findings_total{kind="subresource-upgraded",promise="sensitive-forms"} 1.0
            pledge_findings_new_findings_total{kind="sensitive-form-unlisted",promise="sensitive-forms"} 1.0
            # Different ones: 19 on the home page, 13 on the products, 12 on the checkout, 10 on the log-in page, 8 on
            # the error page, 2 each on the data and the picture, 4 where the cart is filled.
            pledge_findings_held_findings 70.0
            # Seven views; nobody who wanted a page got the error page.
            pledge_statistics_recorded_answers_total 7.0
            """;

    /** What the requests of {@link #ANSWERED} count in either mode: three to be redirected, three bodies in the clear. */
    private static final String FORESTALLED = """
            pledge_redirects_requests_total{mode="MODE"} 3.0
            pledge_findings_total{kind="plain-request-redirected",mode="MODE",promise="sensitive-forms"} 3.0
            pledge_exposures_requests_total{mode="MODE"} 3.0
            pledge_findings_total{kind="exposure",mode="MODE",promise="sensitive-forms"} 3.0
            # Two patterns of paths, and one.
            pledge_findings_new_findings_total{kind="plain-request-redirected",promise="sensitive-forms"} 2.0
            pledge_findings_new_findings_total{kind="exposure",promise="sensitive-forms"} 1.0
            """;

    /** What they count besides in report mode, where the application answers them. */
    private static final String ANSWERED_BY_THE_SHOP = """
            pledge_requests_total{outcome="unchanged"} 7.0
            pledge_time_seconds_count 7.0
            # All seven are pages with the usual tags: the checkout of an empty cart twice, and three times with what is
            # wrong with the form; the registration, whose body the container drops; the error page for the stylesheet.
            pledge_tags_removed_tags_total{company="Google",element="element",mode="report"} 28.0
            pledge_tags_removed_tags_total{company="Google",element="inline-script",mode="report"} 14.0
            pledge_tags_removed_tags_total{company="Meta",element="element",mode="report"} 7.0
            pledge_tags_removed_tags_total{company="Meta",element="inline-script",mode="report"} 7.0
            pledge_findings_total{kind="ad-tag-removed",mode="report",promise="ad-servers"} 35.0
            pledge_findings_total{kind="ad-script-removed",mode="report",promise="ad-servers"} 21.0
            # The vendor's two on all; _fbp and _gid on all but the error page, which has _ga.
            pledge_cookies_refused_cookies_total{direction="response",mode="report",reason="not-allowed"} 27.0
            pledge_findings_total{kind="cookie-refused",mode="report",promise="cookies"} 27.0
            # The registration's form, on a plain page, sends to a path that is listed.
            pledge_findings_total{kind="form-upgraded",mode="report",promise="sensitive-forms"} 1.0
            # A redirect and a refusal of the checkout, whose tags and cookies are known; a redirect of the registration,
            # its 4 cookies, 5 hosts of tags and its form; 3 cookies and 5 hosts on the error page.
            pledge_findings_held_findings 21.0
            # The checkout, twice: neither HEAD nor POST nor an error page is an access.
            pledge_page_accesses_total{person="no"} 2.0
            # All but the error page for the stylesheet, as nobody asked for a page there.
            pledge_statistics_recorded_answers_total 6.0
            """;

    @TempDir
    private Path directory;

    @Test
    void everyMeterCountsExactlyWhatWasPrevented() {
        try (ShopProcess shop = ShopProcess.start(directory)) {
            Scrape first = Scrape.of(shop);
            BUSINESS.forEach(request -> request.to(shop));
            Scrape second = first.after(BUSINESS.size(), shop);
            assertThat(second.since(first)).containsExactlyInAnyOrderElementsOf(lines("enforce", COUNTED, """
                    pledge_requests_total{outcome="changed"} 11.0
                    pledge_time_seconds_count 11.0
                    # Every page but the error page; each to a visitor who brings no session.
                    pledge_page_accesses_total{person="yes"} 7.0
                    """));

            ANSWERED.forEach(request -> request.to(shop));
            Scrape third = second.after(ANSWERED.size(), shop);
            // The application is not asked, so nothing is taken from it, and these are no page accesses.
            assertThat(third.since(second)).containsExactlyInAnyOrderElementsOf(lines("enforce", FORESTALLED, """
                    pledge_requests_total{outcome="redirected"} 3.0
                    pledge_requests_total{outcome="refused"} 3.0
                    # The indicator's stylesheet.
                    pledge_requests_total{outcome="unchanged"} 1.0
                    pledge_time_seconds_count 7.0
                    # Redirects of the checkout and of the registration, refusals of the checkout.
                    pledge_findings_held_findings 3.0
                    """));
        }
    }

    @Test
    void reportChangesNoByteAndCountsTheSame() throws IOException {
        Path policy = Files.writeString(directory.resolve("report.yaml"), WarPolicy.inMode("report", directory));
        try (ShopProcess reported = ShopProcess.start(directory.resolve("r"), "--policy", policy.toString());
                ShopProcess ungoverned = ShopProcess.start(directory.resolve("u"), "--ungoverned")) {
            Scrape first = Scrape.of(reported);
            BUSINESS.forEach(r -> isTheSame(r, reported, ungoverned));
            Scrape second = first.after(BUSINESS.size(), reported);
            assertThat(second.since(first)).containsExactlyInAnyOrderElementsOf(lines("report", COUNTED, """
                    pledge_requests_total{outcome="unchanged"} 11.0
                    pledge_time_seconds_count 11.0
                    # In report mode nothing is kept of any one person.
                    pledge_page_accesses_total{person="no"} 7.0
                    """));

            ANSWERED.forEach(r -> isTheSame(r, reported, ungoverned));
            Scrape third = second.after(ANSWERED.size(), reported);
            assertThat(third.since(second))
                    .containsExactlyInAnyOrderElementsOf(lines("report", FORESTALLED, ANSWERED_BY_THE_SHOP));
        }
    }

    private static List<String> lines(String mode, String one, String two) {
        return Scrape.lines((one + two).replace("MODE", mode));
    }

    private static void isTheSame(RawRequest request, ShopProcess reported, ShopProcess ungoverned) {
        // Line by line, so that a failure names the lines that differ.
        assertThat(scrubbed(request.to(reported)))
                .as("%s", request)
                .containsExactlyElementsOf(scrubbed(request.to(ungoverned)));
    }

    private static List<String> scrubbed(RawAnswer answer) {
        List<String> all = new ArrayList<>();
        all.add(answer.statusLine());
        all.addAll(answer.fields());
        all.addAll(List.of(answer.body().split("\n", -1)));
        return all.stream().map(MeasuredShopIT::scrubbed).toList();
    }

    private static String scrubbed(String text) {
        return text.replaceAll("^(Date|Last-Modified): .*", "$1: then")
                .replaceAll("^(Set-Cookie: (JSESSIONID|IDE|shop_session|_ga|_gid|_fbp)=)[^;]+", "$1random")
                .replaceAll("^(Set-Cookie: .*Expires=)[^;]+", "$1then")
                .replaceAll("(http://localhost:)[0-9]{5}", "$1port");
    }

    private static List<RawRequest> join(List<RawRequest> one, List<RawRequest> two) {
        List<RawRequest> all = new ArrayList<>(one);
        all.addAll(two);
        return List.copyOf(all);
    }

    private static List<RawRequest> join(List<RawRequest> one, List<RawRequest> two, List<RawRequest> three) {
        return join(join(one, two), three);
    }
}
