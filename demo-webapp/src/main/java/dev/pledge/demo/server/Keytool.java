package dev.pledge.demo.server;

import dev.pledge.demo.launch.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The running JDK's {@code keytool}: the JDK has no public interface to make certificates, but it has this program. */
final class Keytool {
    private static final String TYPE = "PKCS12";

    private final Path program;
    private final Path keyStore;
    private final Path passwordFile;

    /** @throws StartException if this Java has no keytool */
    Keytool(Path keyStore, Path passwordFile) throws StartException {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        Path unix = bin.resolve("keytool");
        this.program = Files.isExecutable(unix) ? unix : bin.resolve("keytool.exe");
        if (!Files.isExecutable(program)) {
            throw new StartException("there is no keytool in " + bin
                    + " to make the certificate with; run the shop with a" + " complete JDK 17 or later");
        }
        this.keyStore = keyStore;
        this.passwordFile = passwordFile;
    }

    /** Adds a P-256 key pair and its certificate, self-signed or, with {@code -signer}, signed by another entry. */
    void generateKeyPair(String alias, String name, int days, String... further)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-genkeypair", "-alias", alias));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-sigalg", "SHA256withECDSA"));
        command.addAll(List.of("-dname", name, "-validity", Integer.toString(days)));
        command.addAll(List.of("-keystore", keyStore.toString(), "-storetype", TYPE));
        command.addAll(List.of("-storepass:file", passwordFile.toString()));
        command.addAll(List.of(further));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("keytool", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("keytool did not end within 60 seconds");
            }
            if (process.exitValue() != 0) {
                throw new IOException("keytool failed: "
                        + Files.readString(output, StandardCharsets.UTF_8).strip());
            }
        } finally {
            Files.delete(output);
        }
    }
}
