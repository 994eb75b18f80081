package dev.pledge.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;

/** Key stores that the JDK's keytool makes once: the containers', for localhost, and those of clients that have one. */
public final class KeyStoreFile {
    public static final String PASSWORD = "changeit";

    /** A client that containers know. */
    static final String PARTNER = "partner";

    /** Another one that they know. */
    static final String STRANGER = "stranger";

    /** One that calls itself as the partner does, and that they do not know. */
    static final String IMPOSTOR = "impostor";

    private static final String PARTNER_NAME = "CN=licences.acme.example,O=Acme\\, Inc.,C=US";
    private static final Map<String, String> CLIENTS =
            Map.of(PARTNER, PARTNER_NAME, STRANGER, "CN=elsewhere.example,O=Acme\\, Inc.,C=US", IMPOSTOR, PARTNER_NAME);

    private KeyStoreFile() {}

    /** Returns that of the containers, whose only entry is localhost. */
    public static synchronized Path path() {
        return made("localhost", "CN=localhost");
    }

    /** Returns that of a client, whose only entry has the client's name. */
    static synchronized Path of(String client) {
        return made(client, String.valueOf(CLIENTS.get(client)));
    }

    /** Returns the one with the certificates of the clients that containers know. */
    static synchronized Path known() {
        Path file = WebApps.place("known-clients.p12");
        if (!Files.exists(file)) {
            try (OutputStream out = Files.newOutputStream(file)) {
                KeyStore known = KeyStore.getInstance("PKCS12");
                known.load(null, null);
                for (String client : List.of(PARTNER, STRANGER)) {
                    known.setCertificateEntry(client, open(of(client)).getCertificate(client));
                }
                known.store(out, PASSWORD.toCharArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
        return file;
    }

    /** Reads a key store. */
    static KeyStore open(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path made(String alias, String name) {
        Path file = WebApps.place(alias + ".p12");
        if (!Files.exists(file)) {
            make(file, alias, name);
        }
        return file;
    }

    private static void make(Path file, String alias, String name) {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        try {
            Files.createDirectories(file.getParent());
            Process process = new ProcessBuilder(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            alias,
                            "-keyalg",
                            "EC",
                            "-dname",
                            name,
                            "-ext",
                            "san=dns:localhost",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            file.toString())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while keytool ran", e);
        }
    }
}
