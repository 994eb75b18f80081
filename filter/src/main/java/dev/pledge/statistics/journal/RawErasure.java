package dev.pledge.statistics.journal;

import dev.pledge.statistics.Pseudonym;
import java.nio.ByteBuffer;

/** Blanks a person in bytes that nothing else is known of: what is torn, or was set aside. */
final class RawErasure {
    private RawErasure() {}

    /** Blanks the person everywhere in a buffer, where words begin; returns whether it was there. */
    static boolean erase(ByteBuffer bytes, Pseudonym[] person) {
        boolean found = false;
        for (int at = 0; at + 16 <= bytes.limit(); at += 8) {
            found |= eraseAt(bytes, at, person);
        }
        return found;
    }

    /** Blanks the person if it is at this place; returns whether it was. */
    static boolean eraseAt(ByteBuffer bytes, int at, Pseudonym[] person) {
        long high = bytes.getLong(at);
        for (Pseudonym one : person) {
            if (high == one.high() && bytes.getLong(at + 8) == one.low()) {
                bytes.putLong(at, 0);
                bytes.putLong(at + 8, 0);
                return true;
            }
        }
        return false;
    }
}
