package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.SomeReports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the command line as it is delivered, in a process of its own. */
final class CommandLineJarIT {
    private static final Path JAR = Path.of(System.getProperty("pledge.jar.cli"));
    private static final String AD = "<script src=\"https://www.google-analytics.com/a.js\"></script>";

    @TempDir
    Path directory;

    @Test
    void checksAPolicy() throws Exception {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "cookies: { mode: report }\n");
        Path bad = Files.writeString(directory.resolve("bad.yaml"), "cookies: { mode: later }\n");

        assertThat(run("", "check", policy)).isEqualTo(new Call(0, policy + ": no mistake\n", ""));
        assertThat(run("", "check", bad).code()).isEqualTo(1);
        assertThat(run("", "check", bad).err()).contains("bad.yaml:1:18: cookies.mode");
        assertThat(run("", "check").code()).isEqualTo(2);
    }

    @Test
    void verifiesReports() throws Exception {
        Path reports = directory.resolve("reports");
        List<Path> files = SomeReports.in(reports);
        Call sound = run("", "verify", reports);
        assertThat(sound.err()).isEmpty();
        assertThat(sound.out()).contains("3 reports as signed");
        Files.writeString(files.get(2), Files.readString(files.get(2)) + "\n");
        Call changed = run("", "verify", reports);
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.err()).isEqualTo(files.get(2) + ": it is not what was signed\n");
    }

    /** Regular expressions and public suffixes come from libraries and resources inside. */
    @Test
    void explainsAVerdict() throws Exception {
        Path list = Files.writeString(
                directory.resolve("list.txt"), "[Adblock Plus 2.0]\n/ads[0-9]+\\.js/$script,third-party\n");
        Call call = run(
                "",
                "explain",
                "--list",
                list,
                "https://a.co.uk/ads12.js",
                "--page",
                "https://b.co.uk/",
                "--type",
                "script");

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("verdict: blocked", list + ":2");
    }

    @Test
    void governsAPageAndWritesNothingElse() throws Exception {
        Path policy =
                Files.writeString(directory.resolve("policy.yaml"), "ad-servers: { mode: enforce, stubs: false }\n");
        String page = "<!DOCTYPE html><title>\u00FC</title>" + AD + "<p>Text";
        Call call = run(page, "rewrite", "--policy", policy, "--page", "https://shop.example/");

        assertThat(call.code()).isZero();
        assertThat(call.out()).isEqualTo(page.replace(AD, ""));
        assertThat(call.err().lines().toList()).hasSize(4).anyMatch(line -> line.contains("www.google-analytics.com"));
    }

    @Test
    void auditsASiteAndWritesItsReports() throws Exception {
        Path html = directory.resolve("audit.html");
        Path starter = directory.resolve("starter.yaml");
        try (Site site = Site.plain()) {
            site.page("/", AD + "<a href=/two>2</a>").page("/two", "<p>Text");
            Call call = run("", "audit", "--delay", "0", "--html", html, "--suggest", starter, site.url("/"));

            assertThat(call.code()).isEqualTo(1);
            assertThat(call.out())
                    .contains("1:1  ad-tag-removed www.google-analytics.com", site.url("/two") + ": clean");
            assertThat(html).content().contains("Page by page", "prefers-color-scheme");
            assertThat(run("", "check", starter).code()).isZero();
        }
    }

    /** A server is inside, and finds whatever it looks up. */
    @Test
    void standsInFrontOfASiteUntilItIsStopped() throws Exception {
        Path policy =
                Files.writeString(directory.resolve("policy.yaml"), "ad-servers: { mode: enforce, stubs: false }\n");
        Path out = directory.resolve("proxy.out");
        try (Site site = Site.plain()) {
            site.page("/", "<p>Text" + AD);
            Process process = new ProcessBuilder(
                            java(),
                            "-jar",
                            JAR.toString(),
                            "proxy",
                            "--port",
                            "0",
                            "--policy",
                            policy.toString(),
                            "--upstream",
                            site.url(""))
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            try {
                String local = null;
                for (int i = 0; i < 1_200 && local == null; i++) {
                    Thread.sleep(100);
                    Matcher said =
                            Pattern.compile("(http://localhost:[0-9]+) is ").matcher(text(out));
                    local = said.find() ? said.group(1) : null;
                }
                HttpResponse<String> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(local + "/")).build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("<p>Text");
                process.destroy();
                assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
                assertThat(text(out))
                        .doesNotContain("SLF4J")
                        .endsWith("1\tenforce\tad-tag-removed\twww.google-analytics.com\tGoogle\n");
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void tellsItsVersion() throws Exception {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            String version = jar.getManifest().getMainAttributes().getValue("Implementation-Version");
            assertThat(run("", "--version").out()).isEqualTo("pledge " + version + "\n");
            assertThat(jar.stream().map(ZipEntry::getName))
                    .doesNotHaveDuplicates()
                    .noneMatch(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"));
        }
    }

    private Call run(String input, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java(), "-jar", JAR.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path in = Files.writeString(directory.resolve("in"), input);
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            return new Call(process.exitValue(), text(out), text(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
