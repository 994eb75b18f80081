package dev.pledge.demo.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A visitor with a browser's name and a cookie jar, who trusts the shop's certificate and follows no redirect by himself. */
public final class Visitor {
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    /** Makes a visitor of a shop, with an empty jar. */
    public Visitor(ShopProcess shop) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .sslContext(shop.tls())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Gets a page. */
    public HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address));
    }

    /** Sends a form. */
    public HttpResponse<String> post(URI address, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Returns the names of the cookies in the jar. */
    public List<String> cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(HttpCookie::getName)
                .distinct()
                .toList();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(
                    request.timeout(Duration.ofMinutes(1))
                            .header("User-Agent", RawRequest.BROWSER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
