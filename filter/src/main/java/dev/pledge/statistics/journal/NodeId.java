package dev.pledge.statistics.journal;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a node is called: 128 random bits.
 *
 * @param high the first 64 bits
 * @param low the last 64 bits
 */
record NodeId(long high, long low) {
    private static final int DIGITS = 32;

    static NodeId random(SecureRandom random) {
        return new NodeId(random.nextLong(), random.nextLong());
    }

    /** Reads 32 hexadecimal digits; null if these are not. */
    static @Nullable NodeId parse(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(HexFormat::isHexDigit)) {
            return null;
        }
        return new NodeId(HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, DIGITS));
    }

    /** Returns 32 hexadecimal digits. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
