package dev.pledge.statistics.journal;

/**
 * CRC-32C (Castagnoli; RFC 3720, appendix B.4) over words of eight bytes, lowest byte first. The JDK's own needs an object
 * for each sum.
 */
final class Crc32c {
    /** What the register begins with, and what the sum is made of it with. */
    static final int ONES = 0xFFFF_FFFF;

    private static final int POLYNOMIAL = 0x82F6_3B78;

    /** Eight tables in one: what a byte comes to that has so many bytes after it in its word. */
    private static final int[] TABLES = tables();

    private Crc32c() {}

    /** Returns the register after one more word. */
    static int update(int register, long word) {
        long mixed = word ^ (register & 0xFFFF_FFFFL);
        return TABLES[7 << 8 | (int) mixed & 0xFF]
                ^ TABLES[6 << 8 | (int) (mixed >>> 8) & 0xFF]
                ^ TABLES[5 << 8 | (int) (mixed >>> 16) & 0xFF]
                ^ TABLES[4 << 8 | (int) (mixed >>> 24) & 0xFF]
                ^ TABLES[3 << 8 | (int) (mixed >>> 32) & 0xFF]
                ^ TABLES[2 << 8 | (int) (mixed >>> 40) & 0xFF]
                ^ TABLES[1 << 8 | (int) (mixed >>> 48) & 0xFF]
                ^ TABLES[(int) (mixed >>> 56)];
    }

    private static int[] tables() {
        int[] tables = new int[8 << 8];
        for (int b = 0; b < 256; b++) {
            int register = b;
            for (int bit = 0; bit < 8; bit++) {
                register = (register & 1) == 0 ? register >>> 1 : register >>> 1 ^ POLYNOMIAL;
            }
            tables[b] = register;
        }
        for (int at = 256; at < tables.length; at++) {
            int before = tables[at - 256];
            tables[at] = before >>> 8 ^ tables[before & 0xFF];
        }
        return tables;
    }
}
