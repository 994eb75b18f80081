package dev.pledge.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {
    @TempDir
    private Path directory;

    @Test
    void theCertificateIsForThisMachineAndSignedByAnAuthorityWhoseKeyIsGone() throws Exception {
        Certificate made = Certificate.in(directory, Clock.systemUTC());
        X509Certificate authority;
        try (InputStream in = Files.newInputStream(made.authority())) {
            authority =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        KeyStore store =
                KeyStore.getInstance(made.keyStore().toFile(), made.password().toCharArray());
        X509Certificate certificate = (X509Certificate) store.getCertificate("shop");
        certificate.verify(authority.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getSubjectAlternativeNames()).contains(List.of(2, "localhost"), List.of(7, "127.0.0.1"));
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(store.getCertificateChain("shop")).contains(authority);
        assertThat(Collections.list(store.aliases())).containsExactly("shop");
        assertThat(made.toString()).doesNotContain(made.password());
    }

    @Test
    void aCertificateIsKeptUntilAWeekBeforeItsEnd() throws Exception {
        Certificate first = Certificate.in(directory, Clock.systemUTC());
        byte[] pem = Files.readAllBytes(first.authority());
        assertThat(Certificate.in(directory, Clock.systemUTC())).isEqualTo(first);
        assertThat(first.authority()).hasBinaryContent(pem);
        Clock late = Clock.offset(Clock.systemUTC(), Duration.ofDays(359));
        assertThat(Certificate.in(directory, late).password()).isNotEqualTo(first.password());
        assertThat(Files.readAllBytes(first.authority())).isNotEqualTo(pem);
    }
}
