package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import dev.pledge.demo.testing.WarPolicy;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy file of a running shop is changed, while visitors are in it. */
class ReloadedShopIT {
    private static final Duration PROMISED = Duration.ofSeconds(2);
    private static final String AD = "googletagmanager";

    @TempDir
    private Path directory;

    @Test
    void aChangedPolicyActsWithinTwoSecondsAndNoRequestIsLost() throws Exception {
        int port = freePort();
        String policy = WarPolicy.text()
                .replace("localhost:8443", "localhost:" + port)
                .replace("port: 8081", "addresses: [127.0.0.1]");
        String withAds = policy.replace("ad-servers:\n  mode: enforce", "ad-servers:\n  mode: report");
        assertThat(withAds).isNotEqualTo(policy);
        Path file = Files.writeString(directory.resolve("promises.yaml"), policy);

        try (ShopProcess shop = ShopProcess.start(
                directory.resolve("data"), "--https-port", Integer.toString(port), "--policy", file.toString())) {
            assertThat(shop.policy()).isEqualTo(file.toString());
            Visitors visitors = new Visitors(shop);
            visitors.enter(2);
            assertThat(visitors.seeAds()).isFalse();

            Files.writeString(file, withAds);
            assertThat(within(PROMISED, visitors::seeAds)).isTrue();

            Path renamed = Files.writeString(directory.resolve("promises.yaml.new"), policy);
            Files.move(renamed, file, StandardCopyOption.ATOMIC_MOVE);
            assertThat(within(PROMISED, () -> !visitors.seeAds())).isTrue();

            String broken = withAds.replace("purpose: session", "purpose: advertising");
            int line = (int)
                    broken.substring(0, broken.indexOf("advertising")).lines().count();
            Files.writeString(file, broken);
            String place = file.getFileName() + ":" + line + ":";
            assertThat(within(PROMISED, () -> shop.log().contains(place)))
                    .as("the log names %s:\n%s", place, shop.log())
                    .isTrue();
            assertThat(shop.log()).contains("the old policy stays");
            assertThat(visitors.seeAds()).isFalse();

            Files.writeString(file, withAds);
            assertThat(within(PROMISED, visitors::seeAds)).isTrue();

            visitors.leave();
            assertThat(visitors.trouble).isEmpty();
            assertThat(visitors.answers).hasSizeGreaterThan(20);
            assertThat(visitors.answers.stream().distinct())
                    .as("a page is governed by one policy or by the other, never by half of each")
                    .hasSize(2);
        }
    }

    private static boolean within(Duration time, BooleanSupplier happens) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        while (!happens.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Visitors who ask for the home page again and again. */
    private static final class Visitors {
        final Queue<String> trouble = new ConcurrentLinkedQueue<>();
        final Queue<String> answers = new ConcurrentLinkedQueue<>();
        private final ShopProcess shop;
        private final AtomicBoolean open = new AtomicBoolean(true);
        private final Queue<Thread> threads = new ConcurrentLinkedQueue<>();

        Visitors(ShopProcess shop) {
            this.shop = shop;
        }

        void enter(int count) {
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(this::visit, "visitor " + i);
                threads.add(thread);
                thread.start();
            }
        }

        private void visit() {
            Visitor visitor = new Visitor(shop);
            while (open.get()) {
                try {
                    HttpResponse<String> home = visitor.get(shop.http("/"));
                    answers.add(home.body());
                    if (home.statusCode() != 200 || !home.body().endsWith("</html>\n")) {
                        trouble.add(home.statusCode() + " " + home.body());
                    }
                } catch (RuntimeException | AssertionError e) {
                    trouble.add(e.toString());
                }
            }
        }

        boolean seeAds() {
            return new Visitor(shop).get(shop.http("/")).body().contains(AD);
        }

        void leave() throws InterruptedException {
            open.set(false);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }
}
