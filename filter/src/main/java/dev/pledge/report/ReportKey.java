package dev.pledge.report;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;

/** The key by which reports are signed: made at the first start, readable by its owner alone, the public key beside it. */
final class ReportKey {
    /** The file of the private key. */
    static final String PRIVATE = "private-key.pem";

    /** How the files of public keys begin; the key's id follows. */
    static final String PUBLIC = "public-key-";

    static final String PEM = ".pem";

    private static final Logger LOG = System.getLogger(ReportKey.class.getName());

    private ReportKey() {}

    /**
     * Reads the key of a directory, or makes it.
     *
     * @throws IOException if there is one that cannot be used, or none can be written
     */
    static KeyPair in(Path directory) throws IOException {
        Path file = directory.resolve(PRIVATE);
        if (!Files.exists(file)) {
            KeyPair made = Ed25519.newKey();
            String both = Ed25519.pem(made.getPrivate()) + Ed25519.pem(made.getPublic());
            WholeFile.write(file, both, true);
            LOG.log(Level.INFO, "Reports are signed by the new key {0}.", Ed25519.id(made.getPublic()));
        }
        try {
            String pem = Files.readString(file);
            KeyPair key = new KeyPair(Ed25519.publicKey(pem), Ed25519.privateKey(pem));
            byte[] probe = {1};
            if (!Ed25519.verifies(key.getPublic(), probe, Ed25519.sign(key.getPrivate(), probe))) {
                throw new IllegalArgumentException("the public key in it is not that of the private key");
            }
            Path beside = directory.resolve(PUBLIC + Ed25519.id(key.getPublic()) + PEM);
            if (!Files.exists(beside)) {
                WholeFile.write(beside, Ed25519.pem(key.getPublic()), false);
            }
            return key;
        } catch (IllegalArgumentException e) {
            throw new IOException("the key for reports in " + file + " cannot be used: " + e.getMessage(), e);
        }
    }
}
