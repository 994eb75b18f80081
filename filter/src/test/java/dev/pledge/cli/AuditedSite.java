package dev.pledge.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A site that each test has to itself, and a directory for what is written of it. */
abstract class AuditedSite {
    @TempDir
    Path directory;

    Site site;

    @BeforeEach
    void open() throws Exception {
        site = Site.plain();
    }

    @AfterEach
    void close() {
        site.close();
    }
}
