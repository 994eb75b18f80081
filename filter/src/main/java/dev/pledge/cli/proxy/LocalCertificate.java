package dev.pledge.cli.proxy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A certificate for this machine, made anew for each run by the JDK's own keytool, and signed by nobody: a browser warns of it
 * once. Its key is in memory alone.
 *
 * @param keys the key store that holds it
 * @param password the key's
 */
record LocalCertificate(KeyStore keys, String password) {
    private static final int PASSWORD_BYTES = 16;

    /** @throws IOException if it cannot be made */
    static LocalCertificate make() throws IOException {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Path directory = Files.createTempDirectory("pledge-proxy");
        Path file = directory.resolve("localhost.p12");
        try {
            run(file, password);
            return new LocalCertificate(KeyStore.getInstance(file.toFile(), password.toCharArray()), password);
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate for this machine cannot be read", e);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }

    private static void run(Path file, String password) throws IOException {
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        String[] command = {
            keytool.toString(),
            "-genkeypair",
            "-alias",
            "localhost",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-validity",
            "30",
            "-storetype",
            "PKCS12",
            "-storepass:env",
            "PLEDGE_STORE",
            "-keystore",
            file.toString()
        };
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PLEDGE_STORE", password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool could not make a certificate for this machine: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
