package dev.pledge.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** Pledge's own version. */
final class PledgeVersion implements IVersionProvider {
    private static final String RESOURCE = "/dev/pledge/version.txt";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"pledge " + text()};
    }

    static String text() throws IOException {
        try (InputStream in = PledgeVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IOException(RESOURCE + " is missing from Pledge's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).trim();
        }
    }
}
