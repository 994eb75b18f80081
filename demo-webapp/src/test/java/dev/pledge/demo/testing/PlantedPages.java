package dev.pledge.demo.testing;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Pages with planted faults, served over HTTPS with the certificate of a shop, on the shop's host: {@code localhost}. */
public final class PlantedPages implements AutoCloseable {
    private final HttpsServer server;

    private PlantedPages(HttpsServer server) {
        this.server = server;
    }

    /**
     * Starts to serve.
     *
     * @param shop whose certificate is used
     * @param pages the HTML of each page by its path
     */
    public static PlantedPages serve(ShopProcess shop, Map<String, String> pages) {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("localhost"), 0);
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate(shop)));
            pages.forEach((path, page) -> server.createContext(path, exchange -> {
                byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            }));
            server.start();
            return new PlantedPages(server);
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns a page's address. */
    public URI address(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static SSLContext certificate(ShopProcess shop) throws IOException, GeneralSecurityException {
        char[] password = Files.readString(shop.data().resolve("shop.p12.password"), StandardCharsets.UTF_8)
                .toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(shop.data().resolve("shop.p12"))) {
            store.load(in, password);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
