package dev.pledge.adserver;

import java.io.IOException;

/**
 * A number for each of many host names, in two flat arrays. Immutable; a lookup allocates nothing and is about one access
 * to memory, for a slot of the table holds the place of a name together with as many bits of its hash as fit.
 */
final class HostMap {
    static final int NONE = -1;

    private static final int MIX = 0x9E3779B9;

    /** The names one after another, each as its length, its number, the lowest byte first, and its {@link HostCode}. */
    private final byte[] text;

    /** An open-addressing table: 0, or a name's place plus one, and above it bits of its hash. */
    private final int[] slots;

    private final int placeBits;
    private final int numberBytes;

    /**
     * @param placeBits how many bits of a slot are the place
     * @param numberBytes how many bytes a number has
     */
    HostMap(byte[] text, int[] slots, int placeBits, int numberBytes) {
        this.text = text;
        this.slots = slots;
        this.placeBits = placeBits;
        this.numberBytes = numberBytes;
    }

    /** Returns the place of a host's suffix, or {@link #NONE}. */
    int find(HostSuffixes host, int suffix) {
        return find(host.hashes[suffix], host.bytes, host.starts[suffix], host.length);
    }

    /** Returns the place of the name that a part of some bytes is, whose hash is known; or {@link #NONE}. */
    int find(int hash, byte[] name, int start, int end) {
        int mixed = mixed(hash);
        int mark = mixed << placeBits;
        int places = (1 << placeBits) - 1;
        for (int slot = slot(mixed, slots.length); ; slot = slot + 1 == slots.length ? 0 : slot + 1) {
            int entry = slots[slot];
            if (entry == 0) {
                return NONE;
            }
            if ((entry & ~places) == mark && is((entry & places) - 1, name, start, end)) {
                return (entry & places) - 1;
            }
        }
    }

    private boolean is(int place, byte[] name, int start, int end) {
        return (text[place] & 0xFF) == end - start && HostCode.matches(name, start, end, text, place + 1 + numberBytes);
    }

    /** Returns the number of the name at a place. */
    int value(int place) {
        int number = 0;
        for (int i = numberBytes; i > 0; i--) {
            number = number << Byte.SIZE | text[place + i] & 0xFF;
        }
        return number;
    }

    /** Returns the name at a place. */
    String name(int place) {
        return HostCode.decode(text, place + 1 + numberBytes, text[place] & 0xFF);
    }

    boolean isEmpty() {
        return text.length == 0;
    }

    void write(FormWriter out) throws IOException {
        out.number(placeBits);
        out.number(numberBytes);
        out.ints(slots);
        out.bytes(text);
    }

    static HostMap read(FormReader in) throws IOException {
        int placeBits = in.number();
        int numberBytes = in.number();
        int[] slots = in.ints();
        return new HostMap(in.bytes(), slots, placeBits, numberBytes);
    }

    static int slot(int mixed, int size) {
        return (int) ((mixed & 0xFFFF_FFFFL) * size >>> 32);
    }

    static int mixed(int hash) {
        return hash * MIX;
    }
}
