package dev.pledge.demo.server;

import dev.pledge.demo.launch.StartException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The shop's certificate for {@code localhost}, signed by a private authority of its own. Both are made at first start
 * and again a week before they end. The authority's key is thrown away as soon as it has signed: whoever imports
 * {@code ca.pem} into a browser trusts this one certificate and no other to come.
 *
 * @param keyStore a PKCS #12 file with the certificate, its chain and its key
 * @param password the key store's password
 * @param authority the authority's certificate as PEM, for a browser
 */
record Certificate(Path keyStore, String password, Path authority) {
    private static final String SHOP = "shop";
    private static final String CA = "ca";
    private static final int DAYS = 365;
    private static final Duration RENEWAL = Duration.ofDays(7);

    @Override
    public String toString() {
        return "Certificate[" + keyStore + "]";
    }

    /** Returns the certificate in a directory; makes it if there is none, or none that is still good. */
    static Certificate in(Path directory, Clock clock)
            throws IOException, GeneralSecurityException, InterruptedException, StartException {
        Path keyStore = directory.resolve("shop.p12");
        Path passwordFile = directory.resolve("shop.p12.password");
        Path authority = directory.resolve("ca.pem");
        if (Files.exists(keyStore) && Files.exists(passwordFile) && Files.exists(authority)) {
            String password = Files.readString(passwordFile, StandardCharsets.UTF_8);
            Certificate existing = new Certificate(keyStore, password, authority);
            if (existing.end().isAfter(clock.instant().plus(RENEWAL))) {
                return existing;
            }
        }
        String password = newPassword();
        Files.writeString(passwordFile, password, StandardCharsets.UTF_8);
        return make(new Certificate(keyStore, password, authority), passwordFile);
    }

    private static Certificate make(Certificate target, Path passwordFile)
            throws IOException, GeneralSecurityException, InterruptedException, StartException {
        Path draft = target.keyStore.resolveSibling("shop.p12.new");
        Files.deleteIfExists(draft);
        Keytool keytool = new Keytool(draft, passwordFile);
        keytool.generateKeyPair(
                CA,
                "CN=Pledge demo authority, O=One shop on one machine",
                DAYS,
                "-ext",
                "bc:critical=ca:true,pathlen:0",
                "-ext",
                "ku:critical=keyCertSign,cRLSign");
        keytool.generateKeyPair(
                SHOP,
                "CN=localhost, O=Pledge demo shop",
                DAYS,
                "-signer",
                CA,
                "-ext",
                "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                "-ext",
                "eku=serverAuth",
                "-ext",
                "ku:critical=digitalSignature");
        KeyStore store = load(draft, target.password);
        writePem(target.authority, (X509Certificate) store.getCertificate(CA));
        store.deleteEntry(CA);
        try (OutputStream out = Files.newOutputStream(draft)) {
            store.store(out, target.password.toCharArray());
        }
        Files.move(draft, target.keyStore, StandardCopyOption.REPLACE_EXISTING);
        return target;
    }

    private Instant end() throws IOException, GeneralSecurityException {
        X509Certificate certificate = (X509Certificate) load(keyStore, password).getCertificate(SHOP);
        return certificate.getNotAfter().toInstant();
    }

    private static KeyStore load(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        return store;
    }

    private static void writePem(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Files.writeString(
                file,
                "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().encodeToString(random);
    }
}
