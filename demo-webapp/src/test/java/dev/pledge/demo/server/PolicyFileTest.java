package dev.pledge.demo.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyFileTest {
    @TempDir
    private Path directory;

    private Path copy;
    private Path given;

    @BeforeEach
    void files() {
        copy = directory.resolve("copy.yaml");
        given = directory.resolve("given.yaml");
    }

    @Test
    void theDefaultPortNeedsNoCopy() throws Exception {
        assertThat(PolicyFile.forPort(8443, "  authority: localhost:8443\n", null, copy))
                .isNull();
        assertThat(PolicyFile.forPort(8443, "  authority: localhost:8443\n", given, copy))
                .isEqualTo(given);
        assertThat(copy).doesNotExist();
    }

    @Test
    void anotherPortIsWrittenIntoACopy() throws Exception {
        String text = "site:\n  # where\n  authority: localhost:8443 # the default\n  hosts: [localhost:8443]\n";
        assertThat(PolicyFile.forPort(4711, text, given, copy)).isEqualTo(copy);
        assertThat(copy).hasContent(text.replaceFirst("8443", "4711"));
    }

    @Test
    void aQuotedAuthorityFollowsToo() throws Exception {
        PolicyFile.forPort(4711, "  authority: \"localhost:8443\"\n", null, copy);
        assertThat(copy).hasContent("  authority: localhost:4711\n");
    }

    @Test
    void anAuthorityOfOnesOwnStays() throws Exception {
        assertThat(PolicyFile.forPort(4711, "  authority: shop.example:8443\n", given, copy))
                .isEqualTo(given);
        assertThat(copy).doesNotExist();
    }
}
