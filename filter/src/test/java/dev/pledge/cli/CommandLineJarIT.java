package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.SomeReports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
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
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
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

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
