package dev.pledge.demo.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Saved pages of real sites, which are no part of the project: where they are absent a test that needs them is skipped. */
public final class RealPages {
    private final Map<String, byte[]> pages;

    private RealPages(Map<String, byte[]> pages) {
        this.pages = pages;
    }

    /** Reads them; fails where {@code pledge.shared.required} is set and they are absent. */
    public static RealPages read() {
        Path file = Path.of(System.getProperty("pledge.shared", "../../shared"), "data", "html", "pages.zip");
        boolean there = Files.exists(file);
        if (!there && Boolean.getBoolean("pledge.shared.required")) {
            throw new AssertionError("pledge.shared.required is set, but there is no " + file);
        }
        assumeTrue(there, () -> "skipped: there is no " + file + "; -Dpledge.shared=DIR says where the data is");
        Map<String, byte[]> pages = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".html")) {
                    pages.put(pages.size() + ".html", zip.getInputStream(entry).readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RealPages(pages);
    }

    /** Returns each page by a short name of its own, such as {@code 17.html}. */
    public Map<String, byte[]> byName() {
        return pages;
    }

    /** Returns the {@code Content-Type} for a page: with the encoding where all of it is UTF-8. */
    public static String contentType(byte[] page) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(page));
            return "text/html;charset=utf-8";
        } catch (CharacterCodingException e) {
            return "text/html";
        }
    }
}
