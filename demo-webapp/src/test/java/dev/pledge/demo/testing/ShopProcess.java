package dev.pledge.demo.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The packaged shop, run as its users run it: {@code java -jar pledge-demo.war}, in a process of its own, on ports that
 * are free. Closing it sends SIGTERM and waits for the end.
 */
public final class ShopProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String READY = "\ndata: ";

    private final Process process;
    private final Path data;
    private final Path output;

    private ShopProcess(Process process, Path data, Path output) {
        this.process = process;
        this.data = data;
        this.output = output;
    }

    /**
     * Starts the shop and waits until it is ready.
     *
     * @param data its data directory
     * @param options further options, such as {@code --ungoverned} or {@code --policy}
     * @throws AssertionError if it does not get ready; the message has what it printed
     */
    public static ShopProcess start(Path data, String... options) {
        List<String> all = new ArrayList<>(List.of("--data", data.toString()));
        for (String port : List.of("--http-port", "--https-port", "--management-port")) {
            if (!List.of(options).contains(port)) {
                all.addAll(List.of(port, "0"));
            }
        }
        all.addAll(List.of(options));
        Path output = temporaryFile();
        ShopProcess shop = new ShopProcess(launch(all, output), data.toAbsolutePath(), output);
        shop.awaitReady();
        return shop;
    }

    /** Runs the shop with exactly these options and waits for it to end by itself. */
    public static Exit run(String... options) {
        Path output = temporaryFile();
        Process process = launch(List.of(options), output);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the shop did not end:\n" + read(output));
            }
            return new Exit(process.exitValue(), read(output));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns an address on plain HTTP; the path begins with a slash. */
    public URI http(String path) {
        return address("http").resolve(path);
    }

    /** Returns an address on HTTPS; the path begins with a slash. */
    public URI https(String path) {
        return address("https").resolve(path);
    }

    /** Returns an address on the management port; the path begins with a slash. */
    public URI management(String path) {
        return address("metrics").resolve(path);
    }

    /** Returns the data directory. */
    public Path data() {
        return data;
    }

    /** Returns the certificate of the shop's own authority, as PEM: for a browser's list of trusted authorities. */
    public Path authority() {
        return data.resolve("ca.pem");
    }

    /** Returns what the shop said of its policy: {@code WEB-INF/privacy-policy.yaml}, a file, or none. */
    public String policy() {
        return line("policy");
    }

    /** Returns a context in which the shop's certificate is trusted, and no other. */
    public SSLContext tls() {
        try (InputStream pem = Files.newInputStream(authority())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "shop", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns everything that the shop has printed so far, errors included. */
    public String log() {
        return read(output);
    }

    /** Sends SIGTERM and waits for the end. */
    public Exit stop() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the shop did not end on SIGTERM:\n" + log());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return new Exit(process.exitValue(), log());
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!log().contains(READY)) {
            boolean late = System.nanoTime() > deadline;
            if (late || !process.isAlive()) {
                process.destroyForcibly();
                throw new AssertionError("the shop did not get ready:\n" + log());
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                throw new AssertionError(e);
            }
        }
    }

    private URI address(String name) {
        return URI.create(line(name));
    }

    private String line(String name) {
        Matcher line = Pattern.compile("(?m)^" + name + ": +(.+)$").matcher(log());
        if (!line.find()) {
            throw new AssertionError("the shop does not say its " + name + ":\n" + log());
        }
        return line.group(1);
    }

    private static Process launch(List<String> options, Path output) {
        String war = System.getProperty("pledge.demo.war");
        if (war == null) {
            throw new AssertionError("pledge.demo.war must say where the packaged shop is");
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", war));
        command.addAll(options);
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryFile() {
        try {
            Path file = Files.createTempFile("shop", ".log");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            // It is being written: its last character may be half there.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * How the shop ended.
     *
     * @param code the exit code; 143 after SIGTERM
     * @param output everything that it printed
     */
    public record Exit(int code, String output) {}
}
