package dev.pledge.cli;

import dev.pledge.cli.audit.TlsTrust;
import java.io.IOException;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say whose certificates are believed. */
final class TlsOptions {
    @Option(names = "--insecure", description = "Certificates are not checked: for a test system.")
    private boolean insecure;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "The certificates (PEM) that are trusted, in the place of the usual ones.")
    private @Nullable Path authorities;

    SSLContext trust() throws DataException {
        try {
            return TlsTrust.of(authorities, insecure);
        } catch (IOException e) {
            throw new DataException("--ca " + authorities, e);
        }
    }
}
