package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @Test
    void helpNamesEveryCommand() {
        Call help = Call.of("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("check", "explain", "rewrite", "Exit codes:");
        assertThat(help.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "explain", "rewrite"})
    void everyCommandHasHelpOfItsOwn(String command) {
        Call help = Call.of(command, "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).startsWith("Usage: pledge " + command);
    }

    @Test
    void versionIsThatOfTheBuild() {
        assertThat(Call.of("--version").out()).matches("pledge \\d+\\.\\d+\\.\\d+\\S*\n");
        assertThat(Call.of("check", "--version").out())
                .isEqualTo(Call.of("--version").out());
    }

    @Test
    void wrongUsageEndsWithTwoAndPointsToHelp() {
        assertThat(Call.of().code()).isEqualTo(2);
        assertThat(Call.of("chekc").code()).isEqualTo(2);
        assertThat(Call.of("chekc").err()).contains("chekc").contains("pledge check");
        assertThat(Call.of("check").err()).contains("POLICY").contains("pledge check --help");
        assertThat(Call.of("check", "a", "--no-such-option").code()).isEqualTo(2);
    }

    @Test
    void anErrorIsToldInWordsAndInFullWhereThatIsAskedFor() {
        Call plain = Call.of("check", "no-such-file.yaml");
        Call full = Call.of("check", "no-such-file.yaml", "--stacktrace");

        assertThat(plain.code()).isEqualTo(1);
        assertThat(plain.err()).isEqualTo("no-such-file.yaml: there is no such file\n");
        assertThat(full.err()).startsWith(plain.err()).contains("\tat dev.pledge.cli.");
    }

    @Test
    void outputThatCannotBeWrittenIsAnError(@TempDir Path directory) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), "ad-servers: { mode: enforce }\n");
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no room");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int code = Main.run(
                new Console(
                        InputStream.nullInputStream(),
                        new PrintStream(full, false, StandardCharsets.UTF_8),
                        new PrintStream(err, false, StandardCharsets.UTF_8)),
                "check",
                policy.toString());

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output cannot be written");
    }
}
