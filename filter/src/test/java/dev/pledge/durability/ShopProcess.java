package dev.pledge.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A running {@link Shop}. */
final class ShopProcess implements AutoCloseable {
    private static final long SECONDS_TO_END = 120;

    private final Process process;
    private final Path log;
    private final int port;

    private ShopProcess(Process process, Path log) throws IOException {
        this.process = process;
        this.log = log;
        String said = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(said).as(() -> "its first words; its log is\n" + log()).startsWith(Shop.SERVING);
        this.port = Integer.parseInt(said.substring(Shop.SERVING.length()));
    }

    /**
     * Starts one, and waits until it serves.
     *
     * @param policy the policy's file
     * @param log what it logs is added to this file
     */
    static ShopProcess start(Path policy, Path log) throws IOException {
        Process process = JavaProcess.of(Shop.class, policy.toString())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            return new ShopProcess(process, log);
        } catch (IOException | RuntimeException | Error e) {
            process.destroyForcibly();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** Ends it as {@code kill -9} does. */
    void kill() throws InterruptedException {
        assertThat(process.isAlive())
                .as(() -> "it still runs; its log is\n" + log())
                .isTrue();
        process.destroyForcibly();
        assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
    }

    /** Ends it in order. */
    void stop() throws IOException, InterruptedException {
        process.getOutputStream().close();
        assertThat(process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> "its exit; its log is\n" + log())
                .isZero();
    }

    private String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
