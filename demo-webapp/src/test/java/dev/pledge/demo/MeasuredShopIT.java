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

    /** What the requests of {@link #BUSINESS} must count, worked out by hand from the shop's pages. */
    private static final String COUNTED = """
            pledge_cookies_refused_cookies_total{direction="request",mode="MODE",reason="not-allowed"} 6.0
            pledge_cookies_refused_cookies_total{direction="response",mode="MODE",reason="not-allowed"} 42.0
            pledge_findings_held_findings 70.0
            pledge_findings_total{kind="ad-link-removed",mode="MODE",promise="ad-servers"} 3.0
            pledge_findings_total{kind="ad-script-removed",mode="MODE",promise="ad-servers"} 27.0
            pledge_findings_total{kind="ad-tag-removed",mode="MODE",promise="ad-servers"} 61.0
            pledge_findings_total{kind="cookie-changed",mode="MODE",promise="cookies"} 2.0
            pledge_findings_total{kind="cookie-hidden",mode="MODE",promise="cookies"} 6.0
            pledge_findings_total{kind="cookie-refused",mode="MODE",promise="cookies"} 42.0
            pledge_findings_total{kind="form-upgraded",mode="MODE",promise="sensitive-forms"} 1.0
            pledge_findings_total{kind="sensitive-form-unlisted",mode="MODE",promise="sensitive-forms"} 1.0
            pledge_findings_total{kind="subresource-upgraded",mode="MODE",promise="sensitive-forms"} 2.0
            pledge_statistics_pages 4.0
            pledge_tags_removed_tags_total{company="Criteo",element="element",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="Google",element="element",mode="MODE"} 38.0
            pledge_tags_removed_tags_total{company="Google",element="inline-script",mode="MODE"} 19.0
            pledge_tags_removed_tags_total{company="Google",element="link-header",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="LinkedIn",element="element",mode="MODE"} 3.0
            pledge_tags_removed_tags_total{company="Meta",element="element",mode="MODE"} 8.0
            pledge_tags_removed_tags_total{company="Meta",element="inline-script",mode="MODE"} 8.0
            pledge_tags_removed_tags_total{company="Microsoft",element="element",mode="MODE"} 6.0
            pledge_tags_removed_tags_total{company="comScore",element="element",mode="MODE"} 3.0
            """;

    @TempDir
    private Path directory;

    @Test
    void everyMeterCountsExactlyWhatWasPrevented() {
        try (ShopProcess shop = ShopProcess.start(directory)) {
            BUSINESS.forEach(request -> request.to(shop));
            assertThat(Scrape.after(11, shop)).containsExactlyInAnyOrderElementsOf(counted("enforce", """
                    pledge_page_accesses_total{person="yes"} 7.0
                    pledge_requests_total{outcome="changed"} 11.0
                    pledge_statistics_persons 7.0
                    pledge_time_seconds_count 11
                    """));

            ANSWERED.forEach(request -> request.to(shop));
            String more = COUNTED.replace("held_findings 70.0", "held_findings 73.0");
            assertThat(Scrape.after(18, shop)).containsExactlyInAnyOrderElementsOf(lines("enforce", more, """
                    pledge_exposures_requests_total{mode="MODE"} 3.0
                    pledge_findings_total{kind="exposure",mode="MODE",promise="sensitive-forms"} 3.0
                    pledge_findings_total{kind="plain-request-redirected",mode="MODE",promise="sensitive-forms"} 3.0
                    pledge_redirects_requests_total{mode="MODE"} 3.0
                    pledge_page_accesses_total{person="yes"} 7.0
                    pledge_requests_total{outcome="changed"} 11.0
                    pledge_requests_total{outcome="redirected"} 3.0
                    pledge_requests_total{outcome="refused"} 3.0
                    pledge_requests_total{outcome="unchanged"} 1.0
                    pledge_statistics_persons 7.0
                    pledge_time_seconds_count 18
                    """));
        }
    }

    @Test
    void reportChangesNoByteAndCountsTheSame() throws IOException {
        Path policy = Files.writeString(directory.resolve("report.yaml"), WarPolicy.inMode("report"));
        try (ShopProcess reported = ShopProcess.start(directory.resolve("r"), "--policy", policy.toString());
                ShopProcess ungoverned = ShopProcess.start(directory.resolve("u"), "--ungoverned")) {
            BUSINESS.forEach(r -> isTheSame(r, reported, ungoverned));
            // In report mode nothing is kept of any one person.
            assertThat(Scrape.after(11, reported)).containsExactlyInAnyOrderElementsOf(counted("report", """
                    pledge_page_accesses_total{person="no"} 7.0
                    pledge_requests_total{outcome="unchanged"} 11.0
                    pledge_time_seconds_count 11
                    """));

            ANSWERED.forEach(r -> isTheSame(r, reported, ungoverned));
            assertThat(Scrape.after(18, reported))
                    .contains(
                            "pledge_exposures_requests_total{mode=\"report\"} 3.0",
                            "pledge_redirects_requests_total{mode=\"report\"} 3.0",
                            "pledge_requests_total{outcome=\"unchanged\"} 18.0")
                    .noneMatch(line -> line.contains("enforce"));
        }
    }

    private static List<String> counted(String mode, String further) {
        return lines(mode, COUNTED, further);
    }

    private static List<String> lines(String mode, String one, String two) {
        return (one + two).replace("MODE", mode).lines().toList();
    }

    private static void isTheSame(RawRequest request, ShopProcess reported, ShopProcess ungoverned) {
        assertThat(scrubbed(request.to(reported))).as("%s", request).isEqualTo(scrubbed(request.to(ungoverned)));
    }

    private static List<String> scrubbed(RawAnswer answer) {
        List<String> all = new ArrayList<>();
        all.add(answer.statusLine());
        all.addAll(answer.fields());
        all.add(answer.body());
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
