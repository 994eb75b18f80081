package dev.pledge.adserver;

/** Collects host names with their numbers; a name is known by how many came before it. Used by one thread. */
final class HostMapBuilder {
    private static final int MOST_BYTES = 3 * HostSuffixes.LONGEST;

    private ByteList codes = new ByteList();
    private ByteList lengths = new ByteList();
    private final IntList ends = new IntList();
    private IntList hashes = new IntList();
    private IntList numbers = new IntList();

    /** Which name it is, plus one. */
    private int[] slots = new int[1 << 6];

    /** How many bytes stand before each code in the map that was built. */
    private int head;

    private final byte[] name = new byte[HostSuffixes.LONGEST];
    private final byte[] code = new byte[MOST_BYTES];

    /**
     * Returns which name it is; a new one, with 0 as its number, if it was not there yet.
     *
     * @param host of at most 255 characters, all of them ASCII
     */
    int add(CharSequence host) {
        int length = host.length();
        HostSuffixes.copy(host, 0, name, 0, length);
        int hash = HostMap.mixed(hash(length));
        int coded = HostCode.encode(name, length, code);
        int slot = HostMap.slot(hash, slots.length);
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (hashes.get(known) == hash && codes.isAt(start(known), ends.get(known), code, coded)) {
                return known;
            }
            slot = slot + 1 == slots.length ? 0 : slot + 1;
        }
        int added = numbers.size();
        slots[slot] = added + 1;
        codes.add(code, coded);
        lengths.add(length);
        ends.add(codes.size());
        hashes.add(hash);
        numbers.add(0);
        if (numbers.size() * 3L > slots.length * 2L) {
            grow();
        }
        return added;
    }

    int number(int which) {
        return numbers.get(which);
    }

    void number(int which, int number) {
        numbers.set(which, number);
    }

    int size() {
        return numbers.size();
    }

    /** Adds a name to a digest, as one of a kind. */
    void digest(int which, int kind, Digest digest) {
        codes.digest(start(which), ends.get(which), kind, digest);
    }

    /**
     * Returns the map, with a table that is two thirds full; nothing can be added after it. Lets go of each thing as soon as
     * it can: they are as much as what is built.
     */
    HostMap build() {
        slots = new int[0];
        int count = numbers.size();
        int highest = 0;
        for (int i = 0; i < count; i++) {
            highest |= numbers.get(i);
        }
        int numberBytes = Math.max(1, (32 - Integer.numberOfLeadingZeros(highest) + 7) / Byte.SIZE);
        head = 1 + numberBytes;
        int size = codes.size() + count * head;
        int placeBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(size + 1));
        int[] table = table(placeBits);
        hashes = new IntList();
        byte[] text = text(size, numberBytes);
        codes = new ByteList();
        lengths = new ByteList();
        numbers = new IntList();
        return new HostMap(text, table, placeBits, numberBytes);
    }

    private int[] table(int placeBits) {
        int count = numbers.size();
        int[] table = new int[Math.max(4, count + count / 2)];
        for (int i = 0; i < count; i++) {
            put(table, hashes.get(i), hashes.get(i) << placeBits | place(i) + 1);
        }
        return table;
    }

    private byte[] text(int size, int numberBytes) {
        byte[] text = new byte[size];
        int end = 0;
        for (int i = 0; i < numbers.size(); i++) {
            text[end++] = lengths.get(i);
            for (int b = 0; b < numberBytes; b++) {
                text[end++] = (byte) (numbers.get(i) >>> b * Byte.SIZE);
            }
            end = codes.copy(start(i), ends.get(i), text, end);
        }
        return text;
    }

    /** Returns where a name is in the map that was built. */
    int place(int which) {
        return start(which) + which * head;
    }

    private int start(int which) {
        return which == 0 ? 0 : ends.get(which - 1);
    }

    private void grow() {
        int[] larger = new int[slots.length * 2];
        for (int i = 0; i < numbers.size(); i++) {
            put(larger, hashes.get(i), i + 1);
        }
        slots = larger;
    }

    private static void put(int[] table, int hash, int entry) {
        int slot = HostMap.slot(hash, table.length);
        while (table[slot] != 0) {
            slot = slot + 1 == table.length ? 0 : slot + 1;
        }
        table[slot] = entry;
    }

    private int hash(int length) {
        int hash = 0;
        for (int i = length - 1; i >= 0; i--) {
            hash = HostSuffixes.step(hash, name[i]);
        }
        return hash;
    }
}
