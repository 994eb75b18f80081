package dev.pledge.statistics.embedded;

import org.h2.mvstore.WriteBuffer;

/** What was written into a buffer. */
final class Bytes {
    private Bytes() {}

    static byte[] of(WriteBuffer written) {
        byte[] bytes = new byte[written.position()];
        written.position(0).get(bytes);
        return bytes;
    }
}
