package dev.pledge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.cli.Site.Answer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ProxyCommandTest {
    private static final Pattern LOCAL = Pattern.compile("http://localhost:[0-9]+(?= is )");

    @TempDir
    Path directory;

    @Test
    void itSaysWhereItListensAndInTheEndWhatItPrevented() throws Exception {
        Path policy = policy(
                "cookies: { mode: enforce }\nsensitive-forms: { mode: enforce, behind: direct, paths: [/pay] }\nsite: { name: S, authority: shop.example }\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Site site = Site.plain()) {
            site.at("/", Answer.html("<p>Text", "Set-Cookie: _ga=1"));
            Console console = new Console(
                    InputStream.nullInputStream(),
                    new PrintStream(out, true, UTF_8),
                    new PrintStream(out, true, UTF_8));
            FutureTask<Integer> run = new FutureTask<>(() -> Main.run(
                    console, "proxy", "--port", "0", "--policy", policy.toString(), "--upstream", site.url("/")));
            Thread thread = new Thread(run, "proxy");
            thread.start();
            String local = local(out);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(local + "/")).build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("<p>Text");
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
            thread.interrupt();

            assertThat(run.get(120, TimeUnit.SECONDS)).isZero();
            assertThat(out.toString(UTF_8))
                    .contains(local + " is " + site.url("") + " under " + policy + "; Ctrl-C ends it\n")
                    .contains("--https keeps them here")
                    .endsWith("count\tmode\tkind\twhat\tlabel\n1\tenforce\tcookie-refused\t_ga\tnot-allowed\n");
        }
    }

    @Test
    void aWrongCallIsRefused() throws Exception {
        Path policy = policy("cookies: { mode: enforce }\n");
        assertThat(Call.of("proxy", "--policy", policy).code()).isEqualTo(2);
        for (String upstream :
                new String[] {"shop.example", "ftp://shop.example", "https://shop.example/path", "https:///"}) {
            Call call = Call.of("proxy", "--policy", policy, "--upstream", upstream);
            assertThat(call.code()).as(upstream).isEqualTo(2);
            assertThat(call.err()).contains("--upstream: found \"" + upstream + "\"");
        }
        assertThat(Call.of("proxy", "--policy", policy, "--upstream", "http://shop_web:8080")
                        .err())
                .contains("--upstream: found \"shop_web\"");
        assertThat(Call.of("proxy", "--port", "70000", "--policy", policy, "--upstream", "http://a.example")
                        .err())
                .contains("--port: found 70000, expected 0 to 65535");
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "cookies: { mode: later }\n");
        assertThat(Call.of("proxy", "--policy", bad, "--upstream", "http://a.example")
                        .err())
                .contains("bad.yaml:1:18: cookies.mode");
        Path noList = Files.writeString(
                directory.resolve("none.yaml"), "ad-servers: { mode: enforce, lists: ['file:none.txt'] }\n");
        assertThat(Call.of("proxy", "--policy", noList, "--upstream", "http://a.example")
                        .err())
                .contains("there is no such file");
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        Path policy = policy("cookies: { mode: enforce }\n");
        try (Site site = Site.plain()) {
            assertThat(Call.of("proxy", "--port", site.port(), "--policy", policy, "--upstream", site.url(""))
                            .err())
                    .contains("where the proxy itself would be");
            Call call = Call.of("proxy", "--port", site.port(), "--policy", policy, "--upstream", "http://a.example");
            assertThat(call.code()).isEqualTo(1);
            assertThat(call.err()).contains("port " + site.port() + " cannot be had");
        }
    }

    static String local(ByteArrayOutputStream out) throws InterruptedException {
        Matcher local = LOCAL.matcher(out.toString(UTF_8));
        for (int i = 0; i < 1_200 && !local.find(); i++) {
            Thread.sleep(100);
            local = LOCAL.matcher(out.toString(UTF_8));
        }
        return local.group();
    }

    private Path policy(String yaml) throws Exception {
        return Files.writeString(directory.resolve("policy.yaml"), yaml);
    }
}
