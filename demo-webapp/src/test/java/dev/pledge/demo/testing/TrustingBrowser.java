package dev.pledge.demo.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The system's Chromium, headless, with a home of its own in which a shop's authority is trusted: whatever else is wrong
 * with a certificate, it says so. It finds no host but {@code localhost}, or one that is named, so that no test talks to
 * an ad server.
 */
public final class TrustingBrowser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--short-reporting-delay");

    /** For everything that a page is waited for, and the browser itself. */
    private static final double PATIENCE_MILLIS = 120_000;

    private final Playwright playwright;
    private final Browser browser;

    private TrustingBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Starts the browser.
     *
     * @param home an empty directory
     * @param shops whose authorities are to be trusted
     */
    public static TrustingBrowser start(Path home, ShopProcess... shops) {
        trust(Programs.get("certutil"), home, shops);
        return launch(home, "MAP * ~NOTFOUND , EXCLUDE localhost");
    }

    /**
     * Starts the browser so that it finds one host only.
     *
     * @param home an empty directory
     * @param host the host
     * @param port where on this machine it is
     */
    public static TrustingBrowser mapping(Path home, String host, int port) {
        return launch(home, "MAP " + host + " 127.0.0.1:" + port + ", MAP * ~NOTFOUND");
    }

    private static TrustingBrowser launch(Path home, String resolverRules) {
        Path chromium = Programs.get("chromium");
        List<String> arguments = new ArrayList<>(ARGUMENTS);
        arguments.add("--host-resolver-rules=" + resolverRules);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("HOME", home.toString());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new TrustingBrowser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(chromium)
                                    .setTimeout(PATIENCE_MILLIS)
                                    .setEnv(environment)
                                    .setArgs(arguments)));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /**
     * Returns whether there is what is needed: for {@code @EnabledIf}.
     *
     * @throws AssertionError if something is missing, and {@code pledge.browser.required} is set
     */
    public static boolean isThere() {
        return Programs.areThere(List.of("chromium", "certutil"), "pledge.browser.required");
    }

    /** Returns a context of its own: an empty cookie jar, an empty cache. */
    public BrowserContext newContext(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static void trust(Path certutil, Path home, ShopProcess... shops) {
        try {
            Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
            run(certutil, "-N", "-d", "sql:" + database, "--empty-password");
            for (ShopProcess shop : shops) {
                String name = "shop " + shop.https("/").getPort();
                String file = shop.authority().toString();
                run(certutil, "-A", "-d", "sql:" + database, "-n", name, "-t", "C,,", "-i", file);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(Path program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(builder.command() + " failed: " + said);
        }
    }
}
