package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import dev.pledge.demo.testing.RawAnswer;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.TrustingBrowser;
import dev.pledge.demo.testing.WarPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page whose buttons and links call loaders that were removed, clicked through in a real browser. */
@EnabledIf(
        value = "dev.pledge.demo.testing.TrustingBrowser#isThere",
        disabledReason = "skipped: there is no chromium, or no certutil (libnss3-tools), on the PATH")
class StubbedShopIT {
    private static final String PAGE = "/offers/summer.html";
    private static final List<String> BUTTONS =
            List.of("Sign up", "Ask for a catalogue", "Call me back", "Show our partner", "Enter the draw");
    private static final double PATIENCE = 60_000;
    private static final double SHORT_PATIENCE = 1500;

    @TempDir
    static Path directory;

    private static ShopProcess shop;
    private static TrustingBrowser browser;

    private final BrowserContext context = browser.newContext(new Browser.NewContextOptions());
    private final List<String> errors = new ArrayList<>();

    @BeforeAll
    static void open() {
        shop = ShopProcess.start(directory.resolve("shop"));
        browser = TrustingBrowser.start(directory.resolve("home"), shop);
    }

    @AfterAll
    static void close() {
        browser.close();
        shop.close();
    }

    @AfterEach
    void leave() {
        context.close();
    }

    @Test
    void everyButtonWorksAndNothingFails() {
        Page page = visit(shop);
        for (String button : BUTTONS) {
            click(page, button, PATIENCE);
        }
        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Products, /products", "Survey, /survey", "Forum, /forum", "Cart, /cart"})
    void aLinkThatWaitsForItsCallbackIsFollowed(String link, String to) {
        Page page = visit(shop);
        follow(page, link);
        page.waitForURL(shop.http(to).toString(), new Page.WaitForURLOptions().setTimeout(PATIENCE));
        assertThat(errors).isEmpty();
    }

    @Test
    void withoutTheStubsButtonsFailAndLinksLeadNowhere() throws IOException {
        try (ShopProcess bare = shopWith("bare", "stubs: false")) {
            Page page = visit(bare);
            for (String button : BUTTONS) {
                assertThatThrownBy(() -> click(page, button, SHORT_PATIENCE))
                        .as(button)
                        .isInstanceOf(TimeoutError.class);
            }
            follow(page, "Products");
            page.waitForTimeout(SHORT_PATIENCE);
            page.waitForCondition(() -> errors.size() > BUTTONS.size());
            assertThat(page.url()).isEqualTo(bare.http(PAGE).toString());
            assertThat(errors)
                    .hasSizeGreaterThan(BUTTONS.size())
                    .anySatisfy(e -> assertThat(e).contains("gtag is not defined"))
                    .anySatisfy(e -> assertThat(e).contains("ga is not defined"));
        }
    }

    /** The stub's own address, or its hash, is let through; nothing else is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "default-src 'none'",
                "script-src 'none'; style-src 'self'",
                "script-src https://cdn.example 'unsafe-inline'",
                "script-src 'strict-dynamic' 'nonce-x'",
                "default-src 'strict-dynamic' 'self'"
            })
    void thePolicysOwnHeaderLetsTheStubRunAndNoOtherScript(String policy) throws IOException {
        try (ShopProcess strict = shopWith("strict", "content-security-policy: \"" + policy + "\"")) {
            Page page = visit(strict);
            assertThat(page.evaluate("() => typeof gtag + typeof ga + typeof fbq"))
                    .isEqualTo("functionfunctionfunction");
            assertThat(page.evaluate("() => typeof countEverywhere")).isEqualTo("undefined");
        }
    }

    @Test
    void theStubIsKeptForGoodUnderItsOwnAddress() {
        Matcher stub = Pattern.compile("<script src=\"(/privacy/stubs\\.js\\?[0-9a-f]{12})\"></script>")
                .matcher(RawRequest.get(PAGE).to(shop).body());
        assertThat(stub.find()).isTrue();
        String address = stub.group(1);
        assertThat(stub.find()).as("once a page").isFalse();

        RawAnswer script = RawRequest.get(address).to(shop);
        assertThat(script.status()).isEqualTo(200);
        assertThat(script.values("Content-Type")).containsExactly("text/javascript;charset=utf-8");
        assertThat(script.values("Cache-Control")).containsExactly("public, max-age=31536000, immutable");
        assertThat(script.values("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(script.values("Content-Length"))
                .containsExactly(Integer.toString(script.body().length()));
        assertThat(script.values("Set-Cookie")).isEmpty();
        assertThat(script.body()).contains("use strict").contains("\"https://connect.facebook.net/en_US/fbevents.js\"");

        String tag = script.values("ETag").get(0);
        RawAnswer again = RawRequest.get(address).with("If-None-Match", tag).to(shop);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(RawRequest.get("/privacy/stubs.js").to(shop).values("Cache-Control"))
                .containsExactly("public, no-cache");
    }

    private Page visit(ShopProcess of) {
        Page page = context.newPage();
        page.onPageError(errors::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text());
            }
        });
        page.navigate(of.http(PAGE).toString());
        return page;
    }

    private static void click(Page page, String button, double patience) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .click();
        page.getByText("Thank you: " + button).waitFor(new Locator.WaitForOptions().setTimeout(patience));
    }

    private static void follow(Page page, String link) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(link))
                .click();
    }

    private static ShopProcess shopWith(String name, String key) throws IOException {
        Path policy = Files.createTempFile(directory, name, ".yaml");
        String text = WarPolicy.keeping(policy.resolveSibling(name + "-data"))
                .replace("ad-servers:\n", "ad-servers:\n  " + key + "\n");
        assertThat(text).contains(key);
        Files.writeString(policy, text);
        return ShopProcess.start(Files.createTempDirectory(directory, name), "--policy", policy.toString());
    }
}
