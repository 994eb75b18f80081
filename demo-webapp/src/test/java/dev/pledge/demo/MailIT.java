package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import dev.pledge.demo.testing.DataFiles;
import dev.pledge.demo.testing.FreePort;
import dev.pledge.demo.testing.MailServer;
import dev.pledge.demo.testing.Scrape;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shop writes to whom its policy lets it, through a mail server that takes what comes. */
class MailIT {
    private static final int PATIENCE_MILLIS = 120_000;
    private static final int PAUSE_MILLIS = 100;
    private static final String REFUSED =
            "pledge_findings_total{kind=\"contact-refused\",mode=\"enforce\",promise=\"contact\"}";

    @TempDir
    private Path directory;

    private final GreenMail server = MailServer.create();

    @BeforeEach
    void open() {
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    private ShopProcess shop(String... further) {
        return shop(server.getSmtp().getPort(), further);
    }

    private ShopProcess shop(int port, String... further) {
        String[] options = new String[further.length + 6];
        System.arraycopy(further, 0, options, 6, further.length);
        options[0] = "--smtp-host";
        options[1] = "127.0.0.1";
        options[2] = "--smtp-port";
        options[3] = Integer.toString(port);
        options[4] = "--mail-from";
        options[5] = "orders@larkfield.example";
        return ShopProcess.start(directory.resolve("data"), options);
    }

    @Test
    void anOrderIsConfirmedToWhoeverPlacedIt() throws Exception {
        try (ShopProcess shop = shop()) {
            order(shop, new Visitor(shop));
            assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("kim@example.com");
            assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("orders@larkfield.example");
            assertThat(mail.getSubject()).matches("Your order [0-9A-Z]{10}");
            assertThat(((String) mail.getContent()).lines())
                    .contains("Dear Kim Ørsted,", "  1 × Cumulus 5, €219.00", "1 Mill Lane");
            assertThat(shop.log()).doesNotContain("kim@example.com");
        }
    }

    @Test
    void theNewsletterGoesToCustomersAndIsRefusedToOthers() throws Exception {
        try (ShopProcess shop = shop()) {
            Scrape before = Scrape.of(shop);
            HttpResponse<String> refused = new Visitor(shop)
                    .post(shop.https("/newsletter"), Map.of("issue", "features", "email", "kim@example.com"));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("We may not send you this", "to customers only");
            assertThat(before.after(1, shop).since(before)).contains(REFUSED + " 1.0");

            Visitor ada = new Visitor(shop);
            ada.post(shop.https("/login"), Map.of("email", "ada@example.com", "password", "larkfield"));
            assertThat(ada.post(shop.https("/newsletter"), Map.of("issue", "upgrades", "email", "kim@example.com"))
                            .body())
                    .contains("on its way to ada@example.com");
            assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            assertThat(server.getReceivedMessages()).singleElement().satisfies(mail -> {
                assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("ada@example.com");
                assertThat(mail.getSubject()).isEqualTo("Newer versions");
            });
        }
    }

    @Test
    void withoutPledgeNobodyIsAsked() {
        try (ShopProcess shop = shop("--ungoverned")) {
            new Visitor(shop).post(shop.https("/newsletter"), Map.of("issue", "features", "email", "kim@example.com"));
            assertThat(server.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
        }
    }

    @Test
    void anOrderSucceedsThoughItCannotBeConfirmed() throws Exception {
        try (ShopProcess shop = shop()) {
            server.stop();
            order(shop, new Visitor(shop));
            awaitLog(shop, "A letter was not sent");
            assertThat(shop.log()).doesNotContain("kim@example.com");
        }
    }

    /** It was away when the order came, and while the shop was started anew. */
    @Test
    void whatCouldNotBeSentIsSentWhenTheServerIsBack() throws Exception {
        int port = FreePort.find();
        try (ShopProcess shop = shop(port)) {
            order(shop, new Visitor(shop));
            awaitLog(shop, "A letter was not sent, and will be tried again");
        }
        GreenMail back = MailServer.create(port);
        try (ShopProcess shop = shop(port)) {
            awaitLog(shop, "A letter was not sent, and will be tried again");
            back.start();
            assertThat(back.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            MimeMessage mail = back.getReceivedMessages()[0];
            assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("kim@example.com");
            assertThat(shop.log()).doesNotContain("kim@example.com");
        } finally {
            back.stop();
        }
    }

    @Test
    void aLetterThatWaitsIsSeenAndErasedAndNeverSent() throws Exception {
        int port = FreePort.find();
        GreenMail back = MailServer.create(port);
        try (ShopProcess shop = shop(port)) {
            Visitor ada = new Visitor(shop);
            ada.post(shop.https("/login"), Map.of("email", "ada@example.com", "password", "larkfield"));
            ada.post(shop.https("/newsletter"), Map.of("issue", "upgrades", "email", "ada@example.com"));
            awaitLog(shop, "A letter was not sent, and will be tried again");
            assertThat(ada.get(shop.https("/privacy/me")).body()).contains("Newer versions", "mail server takes it");
            // The database writes its file a moment later.
            DataFiles files = new DataFiles(shop.data());
            await(() -> files.with("Firmware 2.3 of the Dipper").contains("shop.mv.db"));

            Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"")
                    .matcher(ada.get(shop.https("/privacy/me/erase")).body());
            assertThat(token.find()).isTrue();
            assertThat(ada.post(shop.https("/privacy/me/erase"), Map.of("token", token.group(1), "secret", "larkfield"))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(files.with("Firmware 2.3 of the Dipper")).doesNotContain("shop.mv.db");
            back.start();
            order(shop, new Visitor(shop));
            assertThat(back.waitForIncomingEmail(PATIENCE_MILLIS, 1)).isTrue();
            assertThat(back.getReceivedMessages()).hasSize(1);
            assertThat(back.getReceivedMessages()[0].getAllRecipients())
                    .extracting(Object::toString)
                    .containsExactly("kim@example.com");
        } finally {
            back.stop();
        }
    }

    private static void awaitLog(ShopProcess shop, String text) throws InterruptedException {
        await(() -> shop.log().contains(text));
    }

    private static void await(BooleanSupplier happens) throws InterruptedException {
        for (int i = 0; i < PATIENCE_MILLIS && !happens.getAsBoolean(); i += PAUSE_MILLIS) {
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(happens.getAsBoolean()).isTrue();
    }

    @Test
    void withoutAMailServerNothingIsSentWhichIsSaidOnce() {
        try (ShopProcess shop = ShopProcess.start(directory.resolve("data"))) {
            Visitor visitor = new Visitor(shop);
            order(shop, visitor);
            order(shop, visitor);
            assertThat(shop.log()).containsOnlyOnce("No mail is sent");
        }
    }

    private static void order(ShopProcess shop, Visitor visitor) {
        visitor.post(shop.https("/cart"), Map.of("do", "add", "product", "3", "quantity", "1"));
        Map<String, String> order = Map.of(
                "name", "Kim Ørsted",
                "email", "kim@example.com",
                "address", "1 Mill Lane",
                "card-number", "4111 1111 1111 1111",
                "card-expiry", "12/49",
                "card-code", "123");
        assertThat(visitor.post(shop.https("/checkout"), order).statusCode()).isEqualTo(303);
        assertThat(visitor.get(shop.https("/checkout/thanks")).body()).contains("Thank you, Kim Ørsted.");
    }
}
