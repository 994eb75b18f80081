package dev.pledge.adserver;

import java.io.IOException;
import java.util.Arrays;

/**
 * The domains that rules name in {@code domain=} and {@code to=}, each as a number, and the sets of them. A host is looked
 * up once; then a set is fitted to the few numbers that it has. Immutable.
 */
final class DomainIds {
    private final HostMap names;

    /** By what stands before the {@code .*}. */
    private final HostMap entities;

    private final boolean anyEntities;

    /**
     * The sets, each of them the number of its members, twice, plus one if some are included; then the members: the
     * number of a domain, twice, plus one if it is excluded; in ascending order.
     */
    private final int[] sets;

    DomainIds(HostMap names, HostMap entities, int[] sets) {
        this.names = names;
        this.entities = entities;
        this.sets = sets;
        anyEntities = !entities.isEmpty();
    }

    /** Returns how many numbers a host can have: each of its suffixes may be named, with its end and without. */
    static int most(HostSuffixes host) {
        return 2 * host.count;
    }

    /**
     * Looks up a host.
     *
     * @param into takes its numbers
     * @return how many it has
     */
    int of(HostSuffixes host, PublicSuffixes suffixes, int[] into) {
        int count = 0;
        for (int i = 0; i < host.count; i++) {
            int place = names.find(host, i);
            if (place >= 0) {
                into[count++] = names.value(place);
            }
        }
        return anyEntities ? entities(host, suffixes, into, count) : count;
    }

    private int entities(HostSuffixes host, PublicSuffixes suffixes, int[] into, int from) {
        int labels = host.isAddress() ? host.count : suffixes.suffixLabels(host);
        if (labels < 1 || labels >= host.count) {
            return from;
        }
        int count = from;
        int end = host.starts[labels - 1] - 1;
        int hash = 0;
        for (int i = end - 1; i >= 0; i--) {
            hash = HostSuffixes.step(hash, host.bytes[i]);
            if (i == 0 || host.bytes[i - 1] == '.') {
                int place = entities.find(hash, host.bytes, i, end);
                if (place >= 0) {
                    into[count++] = entities.value(place);
                }
            }
        }
        return count;
    }

    /** Returns whether a set takes a host: it has no excluded domain of it, and an included one if it has any. */
    boolean takes(int set, int[] ids, int count) {
        boolean included = false;
        for (int i = 0; i < count; i++) {
            int member = member(set, ids[i]);
            if (member > 0) {
                return false;
            }
            included |= member == 0;
        }
        return included || (sets[set] & 1) == 0;
    }

    /** Returns whether a set includes a domain by name, so that it takes no host of others. */
    boolean hasIncluded(int set) {
        return (sets[set] & 1) != 0;
    }

    /** Returns 0 if a domain is included, 1 if it is excluded, and -1 if the set does not name it. */
    private int member(int set, int id) {
        int low = set + 1;
        int high = set + (sets[set] >>> 1);
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = sets[middle] >>> 1;
            if (found == id) {
                return sets[middle] & 1;
            }
            if (found < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    void write(FormWriter out) throws IOException {
        names.write(out);
        entities.write(out);
        out.ints(sets);
    }

    static DomainIds read(FormReader in) throws IOException {
        return new DomainIds(HostMap.read(in), HostMap.read(in), in.ints());
    }

    /** Collects domains and sets. */
    static final class Builder {
        private final HostMapBuilder names = new HostMapBuilder();
        private final HostMapBuilder entities = new HostMapBuilder();
        private final IntList sets = new IntList();
        /** An open-addressing table: 0, or where a set begins, plus one. */
        private int[] slots = new int[1 << 6];

        private int known;
        private int next = 1;

        /** Returns the number of a set; sets of the same domains are one, in whatever order these come. */
        int set(Domains domains) {
            int[] set = members(domains);
            int slot = slot(Arrays.hashCode(set));
            for (; slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
                if (isAt(slots[slot] - 1, set)) {
                    return slots[slot] - 1;
                }
            }
            int begin = sets.size();
            for (int number : set) {
                sets.add(number);
            }
            slots[slot] = begin + 1;
            known++;
            if (known * 2 > slots.length) {
                grow();
            }
            return begin;
        }

        /** Returns a set as it stands among the sets. */
        private int[] members(Domains domains) {
            int[] set =
                    new int[1 + domains.included().size() + domains.excluded().size()];
            int count = 1;
            for (String domain : domains.included()) {
                set[count++] = id(domain) << 1;
            }
            for (String domain : domains.excluded()) {
                set[count++] = id(domain) << 1 | 1;
            }
            Arrays.sort(set, 1, count);
            int end = withoutRepetitions(set, count);
            set[0] = end - 1 << 1 | (domains.included().isEmpty() ? 0 : 1);
            return Arrays.copyOf(set, end);
        }

        /** A domain is looked for until it is found once: one that is included and excluded must be there as excluded only. */
        private static int withoutRepetitions(int[] set, int count) {
            int end = 1;
            for (int i = 1; i < count; i++) {
                if (i + 1 == count || set[i] >>> 1 != set[i + 1] >>> 1) {
                    set[end++] = set[i];
                }
            }
            return end;
        }

        private int slot(int hash) {
            return hash * 0x9E3779B9 >>> Integer.numberOfLeadingZeros(slots.length) + 1;
        }

        private boolean isAt(int begin, int[] set) {
            // The first number says how many there are, so that no other set is read.
            for (int i = 0; i < set.length; i++) {
                if (sets.get(begin + i) != set[i]) {
                    return false;
                }
            }
            return true;
        }

        private void grow() {
            int[] old = slots;
            slots = new int[old.length * 2];
            for (int entry : old) {
                if (entry != 0) {
                    int slot = slot(hash(entry - 1));
                    while (slots[slot] != 0) {
                        slot = slot + 1 & slots.length - 1;
                    }
                    slots[slot] = entry;
                }
            }
        }

        /** Returns the hash of a set, as {@link Arrays#hashCode(int[])} has it. */
        private int hash(int begin) {
            int end = begin + (sets.get(begin) >>> 1);
            int hash = 1;
            for (int i = begin; i <= end; i++) {
                hash = hash * 31 + sets.get(i);
            }
            return hash;
        }

        private int id(String domain) {
            if (domain.length() > HostSuffixes.LONGEST) {
                return next++; // No host is as long, so nothing ever has this number.
            }
            boolean entity = domain.endsWith(".*");
            HostMapBuilder map = entity ? entities : names;
            int which = map.add(entity ? domain.substring(0, domain.length() - 2) : domain);
            if (map.number(which) == 0) {
                map.number(which, next++);
            }
            return map.number(which);
        }

        /** Lets go of what is needed only to add sets. */
        void seal() {
            slots = new int[0];
        }

        DomainIds build() {
            return new DomainIds(names.build(), entities.build(), sets.toArray());
        }
    }
}
