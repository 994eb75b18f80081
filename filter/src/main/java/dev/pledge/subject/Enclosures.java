package dev.pledge.subject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pledge.record.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts that belong to entries of a log and can be erased, which an entry cannot: a file each, whose SHA-256 is in the
 * entry. It holds random bits as well, so that nobody can find out an erased text by trying.
 */
final class Enclosures {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int IN_MEMORY = 1_000;
    private static final int BITS = 128;
    private static final String SALT = "salt";

    /**
     * A text that is kept.
     *
     * @param id names it
     * @param sha256 its digest, in hexadecimal digits
     */
    record Enclosure(String id, String sha256) {}

    private final @Nullable Path directory;
    private final Map<String, byte[]> memory;
    private final SecureRandom random = new SecureRandom();

    private Enclosures(@Nullable Path directory, Map<String, byte[]> memory) {
        this.directory = directory;
        this.memory = memory;
    }

    static Enclosures in(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectory(
                    directory, ownerOnly(directory.toAbsolutePath().getParent(), "rwx------"));
        }
        return new Enclosures(directory, Map.of());
    }

    static Enclosures inMemory() {
        return new Enclosures(null, Collections.synchronizedMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > IN_MEMORY;
            }
        }));
    }

    private static FileAttribute<?>[] ownerOnly(@Nullable Path near, String permissions) throws IOException {
        boolean posix = near != null && Files.getFileStore(near).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    Enclosure put(Map<String, String> texts) throws IOException {
        String id = randomHex();
        byte[] bytes = bytes(texts, randomHex());
        if (directory == null) {
            memory.put(id, bytes);
        } else {
            Path file = Files.createFile(file(directory, id), ownerOnly(directory, "rw-------"));
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        }
        return new Enclosure(id, Sha256.hex(bytes));
    }

    /** Returns the texts; empty if they are gone, or are not those of the digest: somebody has changed them. */
    Map<String, String> get(String id, String sha256) throws IOException {
        byte[] bytes = read(id);
        return bytes == null || !Sha256.hex(bytes).equals(sha256) ? Map.of() : texts(bytes);
    }

    private byte @Nullable [] read(String id) throws IOException {
        if (directory == null) {
            return memory.get(id);
        }
        try {
            return isId(id) ? Files.readAllBytes(file(directory, id)) : null;
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    void delete(String id) throws IOException {
        if (directory == null) {
            memory.remove(id);
        } else if (isId(id)) {
            Files.deleteIfExists(file(directory, id));
        }
    }

    /** Deletes what belongs to no entry any more; what is newer than a moment may be about to have one. */
    void keepOnly(Set<String> ids, Instant newer) throws IOException {
        if (directory == null) {
            memory.keySet().retainAll(ids);
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                boolean known = ids.contains(name.substring(0, name.length() - ".json".length()));
                if (!known && Files.getLastModifiedTime(file).toInstant().isBefore(newer)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isId(String id) {
        return id.length() == BITS / 4 && id.chars().allMatch(HexFormat::isHexDigit);
    }

    private static Path file(Path directory, String id) {
        return directory.resolve(id + ".json");
    }

    private String randomHex() {
        byte[] bytes = new byte[BITS / 8];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] bytes(Map<String, String> texts, String salt) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeStringField(SALT, salt);
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static Map<String, String> texts(byte[] bytes) {
        Map<String, String> texts = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                    if (json.nextToken() == JsonToken.VALUE_STRING) {
                        texts.put(name, json.getText());
                    }
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        texts.remove(SALT);
        return texts;
    }
}
