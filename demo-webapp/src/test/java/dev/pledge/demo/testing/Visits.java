package dev.pledge.demo.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Visitors of a shop, who come as often as they are told. */
public final class Visits {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int AT_ONCE = 8;

    /** The longest name of a host that is taken for one. */
    private static final String LONG_HOST = ("a".repeat(60) + ".").repeat(4) + "example";

    private final ShopProcess shop;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** Makes visitors of a shop. */
    public Visits(ShopProcess shop) {
        this.shop = shop;
    }

    /** Visits some pages over plain HTTP, one after the other, and waits for their answers. */
    public void once(String... pages) {
        for (String page : pages) {
            get(shop.http(page), "https://www.example.org/").join();
        }
    }

    /** Visits pages again and again. */
    public void forSeconds(int seconds, String... pages) {
        long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        while (System.nanoTime() < end) {
            once(pages);
            pause();
        }
    }

    /** Makes visits whose records take some 350 bytes each. */
    public void ofLongRecords(int visits) {
        URI page = shop.http("/api/products");
        for (int done = 0; done < visits; done += AT_ONCE) {
            List<CompletableFuture<?>> open = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                open.add(get(page, "https://" + LONG_HOST + "/"));
            }
            open.forEach(CompletableFuture::join);
        }
    }

    private CompletableFuture<?> get(URI address, String referer) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("User-Agent", RawRequest.BROWSER)
                .header("Accept", "text/html")
                .header("Referer", referer)
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
    }

    /** Waits a tenth of a second. */
    public static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
