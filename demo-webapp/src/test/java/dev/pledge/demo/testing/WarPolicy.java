package dev.pledge.demo.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/** The policy that the packaged shop brings. */
public final class WarPolicy {
    private WarPolicy() {}

    /** Returns its text. */
    public static String text() {
        String war = System.getProperty("pledge.demo.war");
        if (war == null) {
            throw new AssertionError("pledge.demo.war must say where the packaged shop is");
        }
        try (ZipFile zip = new ZipFile(war);
                InputStream in = zip.getInputStream(zip.getEntry("WEB-INF/privacy-policy.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns its text as a shop can be given it, and watch it where it is: nothing in it depends on ports, and what it keeps it
     * keeps in a directory.
     */
    public static String keeping(Path data) {
        return text().replace("file:pledge-demo-data", "file:" + data).replace("port: 8081", "addresses: [127.0.0.1]");
    }

    /** Returns that text with every promise in another mode. */
    public static String inMode(String mode, Path data) {
        String text = keeping(data);
        String changed = text.replace("mode: enforce", "mode: " + mode);
        if (changed.equals(text)) {
            throw new AssertionError("the shop's policy has no mode: enforce");
        }
        return changed;
    }
}
