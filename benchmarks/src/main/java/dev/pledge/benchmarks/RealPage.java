package dev.pledge.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A page as it is served. */
final class RealPage {
    private final byte[] bytes;
    private final @Nullable String charset;

    RealPage(byte[] bytes) {
        this.bytes = bytes;
        this.charset = isUtf8(bytes) ? "utf-8" : null;
    }

    /**
     * Reads all real pages.
     *
     * @throws IllegalStateException if there are none
     */
    static List<RealPage> all() throws IOException {
        List<RealPage> pages = new ArrayList<>();
        try (ZipFile zip = new ZipFile(RealData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".html")) {
                    byte[] bytes = zip.getInputStream(entry).readAllBytes();
                    pages.add(new RealPage(bytes));
                }
            }
            if (pages.isEmpty()) {
                throw new IllegalStateException(zip.getName() + " holds no page");
            }
        }
        return pages;
    }

    /** Returns it as it was served; nobody writes to it. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns {@code utf-8} where all of it is UTF-8, or null where the page has to tell by itself. */
    @Nullable
    String charset() {
        return charset;
    }

    /** Returns the encoding for those who must be told one; in ISO-8859-1 at least all markup is read. */
    Charset encoding() {
        return charset == null ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
