package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pledge.demo.testing.DataFiles;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Year;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer of the running shop asks what it holds, has it erased, and asks again; others ask for the same. */
class PersonalDataIT {
    private static final String ADA = "ada@example.com";
    private static final String ADDRESS = "7 Reedbed Row";
    private static final String SERIAL = "FR-55501";
    private static final String REMARKS = "More nightjars for everybody.";
    private static final String TITLE = "Where do nightjars churr?";
    private static final String BODY = "On the heath behind my house.";

    /** Of the password that the shop's first customers come with: Ada's. */
    private static final String PASSWORD_HASH = "Og3dzO7jaWPdb6TspRCd5vu8yXUAIbjqM1UQMSXE6Hc";

    private static final List<String> MAY_GO = List.of(SERIAL, REMARKS, TITLE, BODY);

    /** All that a visitor can ask for about persons, and guesses at how another's could be asked for. */
    private static final List<String> ENDPOINTS = List.of(
            "/privacy/me",
            "/privacy/me?person=ada@example.com",
            "/privacy/me?name=ada@example.com&session=1",
            "/privacy/me/data.json",
            "/privacy/me/data.json?person=ada@example.com&source=orders",
            "/privacy/me/erase?person=ada@example.com",
            "/privacy/me/correct",
            "/privacy/me/ada@example.com",
            "/privacy/operator",
            "/privacy/operator/person?person=ada@example.com",
            "/privacy/complaint",
            "/privacy/policy.json",
            "/account",
            "/account?email=ada@example.com",
            "/checkout",
            "/checkout/thanks",
            "/register",
            "/survey",
            "/newsletter",
            "/license/check?key=LARK-7QXN-42BD-M9TC");

    @TempDir
    private Path directory;

    private ShopProcess shop;
    private Visitor ada;

    @BeforeEach
    void open() {
        shop = ShopProcess.start(directory.resolve("shop"));
        ada = signedIn(ADA, "larkfield");
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aCustomerSeesAllAndAfterErasingOnlyWhatMustBeKept() throws Exception {
        String licence = visit();
        await(() -> items(ada).get("page-accesses").contains("/checkout"));
        Map<String, String> held = items(ada);
        assertThat(held.get("account")).contains("Ada Winter", ADA);
        assertThat(held.get("orders")).contains(ADDRESS, "Cumulus 5", "1111");
        assertThat(held.get("registrations")).contains(SERIAL, licence, "LARK-7QXN-42BD-M9TC");
        assertThat(held.get("survey-answers")).contains(REMARKS);
        assertThat(held.get("forum-posts")).contains(TITLE, BODY, "Drill a hole");
        assertThat(held.get("page-accesses")).contains("/product/", "/checkout");
        assertThat(held.get("disclosures")).contains("Acme Licensing", "whose licence it is", "holder");
        assertThat(held.get("requests")).isNotEqualTo("[]");

        DataFiles files = new DataFiles(shop.data());
        await(() -> files.with(BODY).size() == 1 && files.with(PASSWORD_HASH).contains("shop.mv.db"));
        for (String marker : MAY_GO) {
            assertThat(files.with(marker))
                    .as("the search finds %s while it is held", marker)
                    .isNotEmpty();
        }

        assertThat(erase(ada, "wrong").statusCode()).isEqualTo(403);
        assertThat(items(ada).get("survey-answers")).contains(REMARKS);
        HttpResponse<String> erased = erase(ada, "larkfield");
        assertThat(erased.statusCode()).isEqualTo(200);
        assertThat(erased.body())
                .contains("The law obliges us to keep invoices")
                .contains(Integer.toString(Year.now(ZoneId.of("Europe/Berlin")).getValue() + 8));

        Map<String, String> left = items(ada);
        assertThat(left.get("orders")).contains(ADDRESS);
        left.keySet().removeAll(List.of("orders", "disclosures", "requests"));
        assertThat(left.values()).isNotEmpty().containsOnly("[]");
        for (String marker : MAY_GO) {
            assertThat(files.with(marker)).as(marker).isEmpty();
            assertThat(shop.log()).doesNotContain(marker);
        }
        assertThat(files.with(ADDRESS)).containsExactly("shop.mv.db");
        // The war in the work directory has it: it is what a new shop begins with.
        assertThat(files.with(PASSWORD_HASH)).allMatch(file -> file.startsWith("work/"));
        assertThat(files.with(ADA)).allMatch(file -> file.equals("shop.mv.db") || file.startsWith("work/"));
        assertThat(signIn(new Visitor(shop), ADA, "larkfield").statusCode()).isEqualTo(401);
        assertThat(ada.get(shop.https("/account")).statusCode()).isEqualTo(303);
    }

    @Test
    void nobodyElseGetsAnyOfItByAnyWay() {
        String licence = visit();
        List<String> secrets = new ArrayList<>(MAY_GO);
        secrets.addAll(List.of(ADDRESS, licence, "Ada Winter", ADA, "Drill a hole"));
        Visitor noor = signedIn("noor@example.com", "bittern-at-dusk");
        Visitor browsing = new Visitor(shop);
        browsing.get(shop.https("/"));
        // A session from HTTPS is not sent over HTTP, so this is another one of hers.
        Visitor plainNoor = new Visitor(shop);
        plainNoor.post(shop.http("/login"), Map.of("email", "noor@example.com", "password", "bittern-at-dusk"));

        SoftAssertions.assertSoftly(softly -> {
            for (String endpoint : ENDPOINTS) {
                for (Visitor visitor : List.of(noor, browsing, new Visitor(shop))) {
                    softly.assertThat(visitor.get(shop.https(endpoint)).body())
                            .as(endpoint)
                            .doesNotContain(secrets);
                }
                for (Visitor visitor : List.of(plainNoor, new Visitor(shop))) {
                    softly.assertThat(visitor.get(shop.http(endpoint)).body())
                            .as("plain %s", endpoint)
                            .doesNotContain(secrets);
                }
            }
        });

        Map<String, String> hers = items(ada);
        String adasToken = token(ada, "/privacy/me");
        String noorsToken = token(noor, "/privacy/me");
        // The first is what Noor's account is called as well; the others are Ada's alone.
        Map<String, String> keys = Map.of("account", "account", "registrations", licence, "survey-answers", "1");
        for (String source : keys.keySet()) {
            Map<String, String> change = new TreeMap<>(
                    Map.of("source", source, "item", keys.get(source), "value", "Somebody", "person", ADA));
            change.put("field", source.equals("survey-answers") ? "remarks" : "person");
            change.put("token", adasToken);
            assertThat(post(noor, "/privacy/me/correct", change).statusCode()).isEqualTo(403);
            assertThat(post(browsing, "/privacy/me/correct", change).statusCode())
                    .isEqualTo(403);
            change.put("token", noorsToken);
            HttpResponse<String> answer = post(noor, "/privacy/me/correct", change);
            assertThat(answer.body()).doesNotContain(secrets);
        }
        Map<String, String> erasure =
                Map.of("token", token(ada, "/privacy/me/erase"), "secret", "larkfield", "person", ADA, "name", ADA);
        for (Visitor visitor : List.of(noor, browsing, new Visitor(shop))) {
            HttpResponse<String> answer = post(visitor, "/privacy/me/erase", erasure);
            assertThat(answer.body()).doesNotContain(secrets).doesNotContain("erased</li>");
        }
        Map<String, String> still = items(ada);
        for (String source : List.of("account", "orders", "registrations", "survey-answers", "forum-posts")) {
            assertThat(still.get(source)).isEqualTo(hers.get(source));
        }
        assertThat(items(noor).get("account")).contains("Somebody");
    }

    /** Does all that one can do in the shop, and returns the key of a licence. */
    private String visit() {
        ada.get(shop.https("/product/3"));
        ada.post(shop.https("/cart"), Map.of("do", "add", "product", "3", "quantity", "1"));
        ada.get(shop.https("/checkout"));
        ada.post(
                shop.https("/checkout"),
                Map.of(
                        "name", "Ada Winter",
                        "email", "Ada@example.com",
                        "address", ADDRESS,
                        "card-number", "4111 1111 1111 1111",
                        "card-expiry", "12/49",
                        "card-code", "123"));
        String registered = ada.post(
                        shop.https("/register"),
                        Map.of("product", "1", "serial", SERIAL, "name", "Ada Winter", "email", ADA))
                .body();
        ada.post(shop.https("/survey"), Map.of("rating", "5", "found-by", "a friend", "remarks", REMARKS));
        ada.post(shop.https("/forum"), Map.of("title", TITLE, "author", "Ada of the reeds", "body", BODY));
        Matcher key = Pattern.compile("LARK(-[0-9A-Z]{4}){3}").matcher(registered);
        assertThat(key.find()).isTrue();
        assertThat(RawRequest.get("/license/check?key=" + key.group())
                        .overHttps()
                        .with("Authorization", "Bearer larkfield-demo-partner")
                        .with("Disclosure-Purpose", "license-verification")
                        .to(shop)
                        .body())
                .contains("Ada Winter");
        return key.group();
    }

    private Visitor signedIn(String email, String password) {
        Visitor visitor = new Visitor(shop);
        assertThat(signIn(visitor, email, password).statusCode()).isEqualTo(303);
        return visitor;
    }

    private HttpResponse<String> signIn(Visitor visitor, String email, String password) {
        return visitor.post(shop.https("/login"), Map.of("email", email, "password", password));
    }

    private HttpResponse<String> erase(Visitor visitor, String password) {
        return post(
                visitor, "/privacy/me/erase", Map.of("token", token(visitor, "/privacy/me/erase"), "secret", password));
    }

    private HttpResponse<String> post(Visitor visitor, String path, Map<String, String> fields) {
        return visitor.post(shop.https(path), fields);
    }

    private String token(Visitor visitor, String path) {
        Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                .matcher(visitor.get(shop.https(path)).body());
        assertThat(token.find()).as("%s has a form", path).isTrue();
        return token.group(1);
    }

    /** Returns what each source holds, as JSON. */
    private Map<String, String> items(Visitor visitor) {
        try {
            Map<String, String> items = new TreeMap<>();
            String json = visitor.get(shop.https("/privacy/me/data.json")).body();
            for (JsonNode source : new ObjectMapper().readTree(json).get("sources")) {
                assertThat(source.has("failure")).as("%s", source).isFalse();
                items.put(source.get("id").asText(), source.get("items").toString());
            }
            return items;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(BooleanSupplier happens) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!happens.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(500);
        }
        assertThat(happens.getAsBoolean()).isTrue();
    }
}
