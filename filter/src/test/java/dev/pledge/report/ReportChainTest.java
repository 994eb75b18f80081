package dev.pledge.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.ReportChain.Checked;
import dev.pledge.report.ReportChain.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportChainTest {
    @TempDir
    Path temp;

    private Path directory;
    private List<Path> files;

    @BeforeEach
    void make() throws IOException {
        directory = temp.resolve("reports");
        files = SomeReports.in(directory);
    }

    private Checked check() throws IOException {
        return ReportChain.ofDirectory(directory, null);
    }

    private Fault fault() throws IOException {
        return Objects.requireNonNull(check().fault());
    }

    private String key() throws IOException {
        try (var all = Files.list(directory)) {
            return Files.readString(
                    all.filter(file -> file.getFileName().toString().startsWith("public-key-"))
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void aWholeChainIsRight() throws IOException {
        assertThat(check().fault()).isNull();
        assertThat(check().reports()).isEqualTo(3);
        assertThat(Objects.requireNonNull(check().last()).period().name()).isEqualTo("2026-10");
        assertThat(ReportChain.ofDirectory(directory, key()).fault()).isNull();
    }

    @Test
    void anyByteThatIsChangedShows() throws IOException {
        byte[] sound = Files.readAllBytes(files.get(1));
        for (int at = 0; at < sound.length; at += 37) {
            byte[] changed = sound.clone();
            changed[at] ^= 1;
            Files.write(files.get(1), changed);
            assertThat(check().fault()).as("byte %d", at).isNotNull();
        }
        Files.write(files.get(1), Arrays.copyOf(sound, sound.length + 1));
        assertThat(fault()).isEqualTo(new Fault(files.get(1), "this is no report"));
        assertThat(check().reports()).isEqualTo(1);
    }

    @Test
    void aReportThatIsMissingShows() throws IOException {
        Files.delete(files.get(1));
        assertThat(fault()).isEqualTo(new Fault(files.get(2), "it is number 3, expected number 2"));
        Files.delete(files.get(0));
        assertThat(fault()).isEqualTo(new Fault(files.get(2), "it is number 3, those before it are missing"));
        assertThat(ReportChain.ofFiles(List.of(files.get(2)), null).fault()).isNull();
    }

    @Test
    void aSignatureThatIsMissingOrOfAnotherReportShows() throws IOException {
        Path signature = ReportChain.signatureOf(files.get(1));
        Files.copy(ReportChain.signatureOf(files.get(0)), signature, StandardCopyOption.REPLACE_EXISTING);
        assertThat(fault().reason()).isEqualTo("it is not what was signed");
        Files.writeString(signature, "e30..AAAA");
        assertThat(fault().reason()).contains("is no signature");
        Files.delete(signature);
        assertThat(fault().reason()).contains("there is no signature");
    }

    @Test
    void aKeyOfSomebodyElseShows() throws IOException {
        KeyPair other = Ed25519.newKey();
        Files.writeString(
                ReportChain.signatureOf(files.get(2)),
                Jws.sign(other, Files.readAllBytes(files.get(2))).toString());
        assertThat(fault().file()).isEqualTo(files.get(2));
        assertThat(fault().reason()).contains("which is not beside it");
        Files.writeString(
                directory.resolve("public-key-" + Ed25519.id(other.getPublic()) + ".pem"),
                Ed25519.pem(other.getPublic()));
        assertThat(check().fault())
                .as("whoever may write to the directory may add a key")
                .isNull();
        assertThat(check().keys()).hasSize(2);
        assertThat(ReportChain.ofDirectory(directory, Ed25519.pem(other.getPublic()))
                        .fault())
                .isNotNull();
    }

    /** Whoever has the key can write a report anew, but not without the ones after it. */
    @Test
    void aReportThatWasSignedAnewBreaksTheChain() throws IOException {
        String pem = Files.readString(directory.resolve("private-key.pem"));
        KeyPair key = new KeyPair(Ed25519.publicKey(pem), Ed25519.privateKey(pem));
        byte[] other = Files.readString(files.get(1))
                .replace("\"answered\" : 0", "\"answered\" : 9")
                .getBytes(StandardCharsets.UTF_8);
        Files.write(files.get(1), other);
        Files.writeString(
                ReportChain.signatureOf(files.get(1)), Jws.sign(key, other).toString());
        assertThat(fault())
                .isEqualTo(new Fault(
                        files.get(2),
                        "it names another report before it than " + files.get(1).getFileName()));
        assertThat(check().reports()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNoReportShows() throws IOException {
        Files.writeString(directory.resolve("report-000009-x.json"), "{\"format\":\"pledge-report/1\"}");
        assertThat(fault().reason()).isEqualTo("this is no report");
    }
}
