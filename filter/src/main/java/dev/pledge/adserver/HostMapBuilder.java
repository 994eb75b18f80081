package dev.pledge.adserver;

import java.util.Arrays;

/** Collects host names with their numbers. Used by one thread. */
final class HostMapBuilder {
    private static final int LONGEST = 255;

    private byte[] text = new byte[1 << 10];
    private int end;
    /** The place of each name plus one. */
    private int[] slots = new int[1 << 8];

    private int count;
    private final byte[] name = new byte[LONGEST];

    /**
     * Returns the place of a name, which stays the same; with 0 as its number, if it was not there yet.
     *
     * @param host of at most 255 characters, all of them ASCII
     */
    int place(CharSequence host) {
        int length = host.length();
        HostSuffixes.copy(host, 0, name, 0, length);
        int hash = hash(name, 0, length);
        int slot = HostMap.slot(HostMap.mixed(hash), slots.length);
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if ((text[place] & 0xFF) == length && Arrays.equals(text, place + 1, place + 1 + length, name, 0, length)) {
                return place;
            }
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        int place = append(length);
        slots[slot] = place + 1;
        if (++count * 3L > slots.length * 2L) {
            slots = table(slots.length * 2, 31);
        }
        return place;
    }

    int value(int place) {
        return HostMap.value(text, place);
    }

    void value(int place, int number) {
        int at = place + 1 + (text[place] & 0xFF);
        text[at] = (byte) number;
        text[at + 1] = (byte) (number >>> 8);
        text[at + 2] = (byte) (number >>> 16);
        text[at + 3] = (byte) (number >>> 24);
    }

    int count() {
        return count;
    }

    /** Returns the map, with a table that is three fifths full. */
    HostMap build() {
        int placeBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(end + 1));
        text = Arrays.copyOf(text, end);
        slots = new int[0];
        return new HostMap(text, table((int) Math.max(4, count * 5L / 3), placeBits), placeBits);
    }

    private int append(int length) {
        if (end + length + 5 > text.length) {
            text = Arrays.copyOf(text, Math.max(text.length + (text.length >> 1), end + length + 5));
        }
        int place = end;
        text[place] = (byte) length;
        System.arraycopy(name, 0, text, place + 1, length);
        end += length + 5;
        return place;
    }

    private int[] table(int size, int placeBits) {
        int[] table = new int[size];
        for (int place = 0; place < end; place += (text[place] & 0xFF) + 5) {
            int mixed = HostMap.mixed(hash(text, place + 1, text[place] & 0xFF));
            int slot = HostMap.slot(mixed, size);
            while (table[slot] != 0) {
                slot = slot + 1 == size ? 0 : slot + 1;
            }
            // While names are collected the table has places alone.
            table[slot] = placeBits == 31 ? place + 1 : mixed << placeBits | place + 1;
        }
        return table;
    }

    private static int hash(byte[] bytes, int start, int length) {
        int hash = 0;
        for (int i = start + length - 1; i >= start; i--) {
            hash = HostSuffixes.step(hash, bytes[i]);
        }
        return hash;
    }
}
