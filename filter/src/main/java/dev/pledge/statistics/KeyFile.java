package dev.pledge.statistics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The file that holds a deployment's pseudonym key: 64 hexadecimal digits that nobody but the owner may read. Several
 * nodes that share the file make the same pseudonyms.
 */
public final class KeyFile {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private KeyFile() {}

    /**
     * Returns the key in a file. If there is none, it is made: with a new key, readable by its owner only. Of several
     * processes that do so at once, all get the same key.
     *
     * @param file where the key is, or is to be; its directory must be there
     * @throws IOException if the file cannot be read or made, holds no key, or may be read by others; the message names
     *     the file and what was expected, never what is in it
     */
    public static byte[] readOrCreate(Path file) throws IOException {
        if (!Files.exists(file)) {
            create(file);
        }
        return read(file);
    }

    /**
     * Destroys a key: its place on the disk is written over, as far as the file system lets it be, and the file is gone.
     * Where another process was first, nothing is done.
     *
     * @throws IOException if the file cannot be written or deleted
     */
    static void destroy(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) Math.min(4_096, channel.size()));
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        } catch (NoSuchFileException e) {
            return;
        }
        Files.deleteIfExists(file);
    }

    private static byte[] read(Path file) throws IOException {
        if (posix(file)) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().anyMatch(OTHERS::contains)) {
                throw new IOException("key file " + file + " may be used by others ("
                        + PosixFilePermissions.toString(permissions) + "); expected rw------- (chmod 600)");
            }
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
        if (text.length() != 2 * Pseudonyms.KEY_BYTES || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new IOException(
                    "key file " + file + " holds no key; expected " + 2 * Pseudonyms.KEY_BYTES + " hexadecimal digits");
        }
        return HexFormat.of().parseHex(text);
    }

    /** Writes the key beside the file and links it in whole, so that nobody reads half a key. */
    private static void create(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path directory = absolute.getParent();
        if (directory == null) {
            throw new IOException("key file " + file + " is a directory");
        }
        FileAttribute<?>[] attributes = posix(directory)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Path made = Files.createTempFile(directory, ".key", ".new", attributes);
        try {
            keepOthersOut(made);
            byte[] key = new byte[Pseudonyms.KEY_BYTES];
            new SecureRandom().nextBytes(key);
            Files.writeString(made, HexFormat.of().formatHex(key) + "\n");
            putInPlace(made, absolute);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static void putInPlace(Path made, Path file) throws IOException {
        try {
            Files.createLink(file, made);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, and its key is the key.
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.move(made, file); // where a file system knows no links
        }
    }

    private static void keepOthersOut(Path file) throws IOException {
        AclFileAttributeView acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
        if (acl != null && !posix(file)) {
            acl.setAcl(List.of(AclEntry.newBuilder()
                    .setType(AclEntryType.ALLOW)
                    .setPrincipal(acl.getOwner())
                    .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                    .build()));
        }
    }

    private static boolean posix(Path path) throws IOException {
        return Files.getFileStore(path).supportsFileAttributeView("posix");
    }
}
