package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.FreePort;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import dev.pledge.demo.testing.WarPolicy;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy file of a running shop is changed, while visitors are in it. */
class ReloadedShopIT {
    /** How soon a change acts; on a machine that stands still for a while, one of several at least. */
    private static final Duration PROMISED = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String AD = "googletagmanager";

    @TempDir
    private Path directory;

    @Test
    void aChangedPolicyActsWithinTwoSecondsAndNoRequestIsLost() throws Exception {
        int port = FreePort.find();
        String policy = WarPolicy.keeping(directory).replace("localhost:8443", "localhost:" + port);
        String withAds = policy.replace("ad-servers:\n  mode: enforce", "ad-servers:\n  mode: report");
        assertThat(withAds).isNotEqualTo(policy);
        Path file = Files.writeString(directory.resolve("promises.yaml"), policy);

        try (ShopProcess shop = ShopProcess.start(
                directory.resolve("data"), "--https-port", Integer.toString(port), "--policy", file.toString())) {
            assertThat(shop.policy()).isEqualTo(file.toString());
            Visitors visitors = new Visitors(shop);
            visitors.enter(2);
            assertThat(visitors.seeAds()).isFalse();

            List<Duration> times = new ArrayList<>();
            Files.writeString(file, withAds);
            times.add(until(visitors::seeAds, "what was written acts"));

            Path renamed = Files.writeString(directory.resolve("promises.yaml.new"), policy);
            Files.move(renamed, file, StandardCopyOption.ATOMIC_MOVE);
            times.add(until(() -> !visitors.seeAds(), "what was renamed acts"));

            String broken = withAds.replace("purpose: session", "purpose: advertising");
            int line = (int)
                    broken.substring(0, broken.indexOf("advertising")).lines().count();
            Files.writeString(file, broken);
            String place = file.getFileName() + ":" + line + ":";
            times.add(until(() -> shop.log().contains(place), "the log names " + place));
            assertThat(shop.log()).contains("the old policy stays");
            assertThat(visitors.seeAds()).isFalse();

            Files.writeString(file, withAds);
            times.add(until(visitors::seeAds, "what was written at last acts"));
            assertThat(times).anyMatch(time -> time.compareTo(PROMISED) <= 0);

            visitors.leave();
            assertThat(visitors.trouble).isEmpty();
            assertThat(visitors.answered).hasValueGreaterThan(20);
            assertThat(visitors.answers)
                    .as("a page is governed by one policy or by the other, never by half of each")
                    .hasSize(2);
        }
    }

    /** What is said and what is done are one. */
    @Test
    void statementDocumentFieldAndBehaviourChangeTogether() throws Exception {
        int port = FreePort.find();
        String policy = WarPolicy.keeping(directory).replace("localhost:8443", "localhost:" + port);
        String allowing = policy.replace(
                "    - name: cart\n",
                "    - { name: _fbp, purpose: shopping-cart, max-age: 90 min }\n    - name: cart\n");
        assertThat(allowing).isNotEqualTo(policy);
        Path file = Files.writeString(directory.resolve("promises.yaml"), policy);
        try (ShopProcess shop = ShopProcess.start(
                directory.resolve("data"), "--https-port", Integer.toString(port), "--policy", file.toString())) {
            Said strict = Said.by(shop);
            assertThat(strict.digest()).hasSize(1);
            assertThat(strict.cookies()).doesNotContain("_fbp");
            assertThat(strict.promised()).isEqualTo(new Said.Promised(false, false, false));

            Files.writeString(file, allowing);
            until(() -> Said.by(shop).promised().equals(new Said.Promised(true, true, true)), "it is promised");
            Said lax = Said.by(shop);
            assertThat(lax.cookies()).contains("_fbp");
            assertThat(lax.digest()).hasSize(1).isNotEqualTo(strict.digest());

            Files.writeString(file, policy);
            until(() -> Said.by(shop).equals(strict), "all is as it was");
        }
    }

    /**
     * What the shop says at one time, and what it does.
     *
     * @param cookies the names of cookies that a new visitor gets
     * @param promised where a cookie of advertising is allowed
     * @param digest the policy's digest, by whichever way it is told
     */
    private record Said(Set<String> cookies, Promised promised, Set<String> digest) {
        /**
         * Where the cookie is named.
         *
         * @param english in the statement
         * @param german in the statement in German
         * @param document in policy.json
         */
        record Promised(boolean english, boolean german, boolean document) {}

        static Said by(ShopProcess shop) {
            Visitor visitor = new Visitor(shop);
            HttpResponse<String> home = visitor.get(shop.https("/"));
            String english = visitor.get(shop.https("/privacy?lang=en")).body();
            String german = visitor.get(shop.https("/privacy?lang=de")).body();
            String document = visitor.get(shop.https("/privacy/policy.json")).body();
            byte[] sent = Base64.getDecoder()
                    .decode(home.headers()
                            .firstValue("Pledge-Policy")
                            .orElseThrow()
                            .replaceAll("^sha-256=:|:$", ""));
            Set<String> digests = new TreeSet<>(List.of(HexFormat.of().formatHex(sent)));
            for (String text : List.of(english, german, document)) {
                Matcher matcher = Pattern.compile("[0-9a-f]{64}").matcher(text);
                assertThat(matcher.find()).as(text).isTrue();
                digests.add(matcher.group());
            }
            Set<String> cookies = new TreeSet<>();
            for (String cookie : home.headers().allValues("Set-Cookie")) {
                cookies.add(cookie.split("=", 2)[0]);
            }
            Promised promised = new Promised(
                    english.contains("<code>_fbp</code>") && english.contains("90 minutes"),
                    german.contains("<code>_fbp</code>") && german.contains("90 Minuten"),
                    document.contains("_fbp"));
            return new Said(cookies, promised, digests);
        }
    }

    /** Waits until something happens, and returns how long that took. */
    private static Duration until(BooleanSupplier happens, String what) throws InterruptedException {
        long start = System.nanoTime();
        while (!happens.getAsBoolean()) {
            assertThat(System.nanoTime() - start).as(what).isLessThan(PATIENCE.toNanos());
            Thread.sleep(20);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** Visitors who ask for the home page again and again. */
    private static final class Visitors {
        final Queue<String> trouble = new ConcurrentLinkedQueue<>();
        final Set<String> answers = ConcurrentHashMap.newKeySet();
        final AtomicInteger answered = new AtomicInteger();
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
                    answered.incrementAndGet();
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
