package dev.pledge.adserver;

import java.util.Arrays;

/** Collects the rules on elements that hold ads. For one thread, and once. */
final class ContainersBuilder {
    private final DomainIds.Builder domains = new DomainIds.Builder();
    private final IntList rules = new IntList();
    private long[] keys = new long[16];
    private int count;

    /** @param line the rule's line, all lists taken together */
    void add(CosmeticRule rule, int line) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count + (count >> 1));
        }
        String name = rule.name();
        keys[count++] = Containers.key(rule.attribute(), name, 0, name.length());
        rules.add(line);
        rules.add(domains.set(rule.from()) << 1 | (rule.exception() ? 1 : 0));
    }

    Containers build() {
        // One sort of the keys, and one walk that hands each rule the next place of its key.
        long[] sorted = Arrays.copyOf(keys, count);
        Arrays.sort(sorted);
        int[] placed = new int[Containers.FIELDS * count];
        int[] taken = new int[count];
        for (int i = 0; i < count; i++) {
            int first = first(sorted, keys[i]);
            int place = first + taken[first]++;
            placed[Containers.FIELDS * place] = rules.get(Containers.FIELDS * i);
            placed[Containers.FIELDS * place + 1] = rules.get(Containers.FIELDS * i + 1);
        }
        return new Containers(sorted, placed, domains.build());
    }

    private static int first(long[] sorted, long key) {
        int place = Arrays.binarySearch(sorted, key);
        while (place > 0 && sorted[place - 1] == key) {
            place--;
        }
        return place;
    }
}
