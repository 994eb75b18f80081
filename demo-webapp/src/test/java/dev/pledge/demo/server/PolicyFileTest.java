package dev.pledge.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    private static final Path DEFAULT = Path.of("pledge-demo-data");

    @TempDir
    private Path directory;

    private Path copy;
    private Path given;

    @BeforeEach
    void files() {
        copy = directory.resolve("privacy-policy.yaml");
        given = directory.resolve("given.yaml");
    }

    @Test
    void theDefaultsNeedNoCopy() throws Exception {
        String text = "  authority: localhost:8443\n  data: file:pledge-demo-data/statistics\n";
        assertThat(PolicyFile.forRun(8443, 8081, DEFAULT, text, null)).isNull();
        assertThat(PolicyFile.forRun(8443, 8081, DEFAULT, text, given)).isEqualTo(given);
        assertThat(DEFAULT.resolve("privacy-policy.yaml")).doesNotExist();
    }

    @Test
    void anotherPortIsWrittenIntoACopy() throws Exception {
        String text = "site:\n  # where\n  authority: localhost:8443 # the default\n  hosts: [localhost:8443]\n";
        assertThat(PolicyFile.forRun(4711, 8081, directory, text, given)).isEqualTo(copy);
        assertThat(copy).hasContent(text.replaceFirst("8443", "4711"));
    }

    @Test
    void aQuotedAuthorityFollowsToo() throws Exception {
        PolicyFile.forRun(4711, 8081, directory, "  authority: \"localhost:8443\"\n", null);
        assertThat(copy).hasContent("  authority: localhost:4711\n");
    }

    @Test
    void operationsFollowTheManagementPort() throws Exception {
        String text = "operations:\n  port: 8081 # management\n";
        assertThat(PolicyFile.forRun(8443, 9090, directory, text, given)).isEqualTo(copy);
        assertThat(copy).hasContent("operations:\n  port: 9090 # management\n");
        assertThat(PolicyFile.forRun(8443, 9090, directory, "operations:\n  port: 80811\n", given))
                .isEqualTo(given);
    }

    @Test
    void statisticsAreKeptInTheDataDirectoryOfTheRun() throws Exception {
        Path odd = Files.createDirectories(directory.resolve("jane's $1 data"));
        String text = "statistics:\n  data: file:pledge-demo-data/statistics # here\n";
        assertThat(PolicyFile.forRun(8443, 8081, odd, text, null)).isEqualTo(odd.resolve("privacy-policy.yaml"));
        String place = directory.toAbsolutePath() + "/jane''s $1 data/statistics";
        assertThat(odd.resolve("privacy-policy.yaml")).hasContent("statistics:\n  data: 'file:" + place + "' # here\n");
    }

    @Test
    void whatIsOnesOwnStays() throws Exception {
        String text = "  authority: shop.example:8443\n  data: file:/var/lib/shop\n";
        assertThat(PolicyFile.forRun(4711, 8081, directory, text, given)).isEqualTo(given);
        assertThat(copy).doesNotExist();
    }
}
