package dev.pledge.adserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A number for each of many host names, in two flat arrays. Immutable; a lookup allocates nothing and is about one access
 * to memory, for a slot of the table holds the place of a name together with as many bits of its hash as fit.
 */
final class HostMap {
    static final int NONE = -1;

    private static final int MIX = 0x9E3779B9;

    /** The names one after another: length, bytes, number. */
    private final byte[] text;

    /** An open-addressing table: 0, or a name's place plus one, and above it bits of its hash. */
    private final int[] slots;

    private final int placeBits;

    /** @param placeBits how many bits of a slot are the place */
    HostMap(byte[] text, int[] slots, int placeBits) {
        this.text = text;
        this.slots = slots;
        this.placeBits = placeBits;
    }

    /** Returns the place of a host's suffix, or {@link #NONE}. */
    int find(HostSuffixes host, int suffix) {
        int start = host.starts[suffix];
        return find(host.hashes[suffix], host.bytes, start, host.length - start);
    }

    int find(int hash, byte[] name, int start, int length) {
        int mixed = hash * MIX;
        int mark = mixed << placeBits;
        int places = (1 << placeBits) - 1;
        for (int slot = slot(mixed, slots.length); ; slot = slot + 1 == slots.length ? 0 : slot + 1) {
            int entry = slots[slot];
            if (entry == 0) {
                return NONE;
            }
            if ((entry & ~places) == mark) {
                int place = (entry & places) - 1;
                if (is(place, name, start, length)) {
                    return place;
                }
            }
        }
    }

    /** Returns the number of the name at a place. */
    int value(int place) {
        return value(text, place);
    }

    /** Returns the name at a place. */
    String name(int place) {
        return new String(text, place + 1, text[place] & 0xFF, StandardCharsets.US_ASCII);
    }

    private boolean is(int place, byte[] name, int start, int length) {
        if ((text[place] & 0xFF) != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text[place + 1 + i] != name[start + i]) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return text.length;
    }

    void write(FormWriter out) throws IOException {
        out.number(placeBits);
        out.ints(slots);
        out.bytes(text);
    }

    static HostMap read(FormReader in) throws IOException {
        int placeBits = in.number();
        int[] slots = in.ints();
        return new HostMap(in.bytes(), slots, placeBits);
    }

    static int value(byte[] text, int place) {
        int at = place + 1 + (text[place] & 0xFF);
        return text[at] & 0xFF | (text[at + 1] & 0xFF) << 8 | (text[at + 2] & 0xFF) << 16 | text[at + 3] << 24;
    }

    static int slot(int mixed, int size) {
        return (int) ((mixed & 0xFFFF_FFFFL) * size >>> 32);
    }

    static int mixed(int hash) {
        return hash * MIX;
    }
}
