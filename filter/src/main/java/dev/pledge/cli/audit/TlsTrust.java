package dev.pledge.cli.audit;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates are believed: those of the Java installation, those of a file, or, on a test system, anybody's. */
public final class TlsTrust {
    private TlsTrust() {}

    /**
     * Returns what connections are made with.
     *
     * @param authorities a file of certificates, in PEM or DER, that take the place of the usual ones; null for the usual ones
     * @param insecure whether every certificate is believed, whatever host it is for
     * @throws IOException if the file cannot be read, or holds no certificate
     */
    public static SSLContext of(@Nullable Path authorities, boolean insecure) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(authorities, insecure), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("it cannot be used as certificates: " + e.getMessage(), e);
        }
    }

    private static TrustManager @Nullable [] managers(@Nullable Path authorities, boolean insecure)
            throws IOException, GeneralSecurityException {
        if (insecure) {
            return new TrustManager[] {new Anybody()};
        }
        if (authorities == null) {
            return null;
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        try (InputStream in = Files.newInputStream(authorities)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
        }
        if (number == 0) {
            throw new IOException("there is no certificate in it");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** Being an extended one, it is asked about the host's name too, and says nothing. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
