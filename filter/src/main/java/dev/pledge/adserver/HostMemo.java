package dev.pledge.adserver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Remembers, within one page, what an index says of the hosts that were asked for last: a page names few. Of fixed size;
 * a slot that has been used once allocates nothing more. For one thread.
 */
final class HostMemo {
    private static final int SLOTS = 16;
    private static final int LONGEST = 64;

    private final @Nullable Slot[] slots = new Slot[SLOTS];

    private static final class Slot {
        final byte[] host = new byte[LONGEST];
        final HostFinding finding = new HostFinding();
        int length = -1;
        int site;
    }

    /** Returns what an index says of a request's host; the request learns what is known of its party. */
    HostFinding look(Request request, RuleIndex index) {
        HostSuffixes host = request.hostBytes();
        if (host.length > LONGEST) {
            HostFinding finding = request.finding();
            index.look(request.host(), request.page(), finding);
            return finding;
        }
        int at = slot(host);
        Slot slot = slots[at];
        if (slot == null) {
            slot = new Slot();
            slots[at] = slot;
        }
        if (slot.length != host.length || !Arrays.equals(slot.host, 0, slot.length, host.bytes, 0, host.length)) {
            index.look(request.host(), request.page(), slot.finding);
            System.arraycopy(host.bytes, 0, slot.host, 0, host.length);
            slot.length = host.length;
            slot.site = 0;
        }
        request.knownSite(slot.site);
        return slot.finding;
    }

    /** Takes what has been found out about the party of a request's host. */
    void learn(Request request) {
        HostSuffixes host = request.hostBytes();
        if (request.knownSite() != 0 && host.length <= LONGEST) {
            Slot slot = slots[slot(host)];
            if (slot != null) {
                slot.site = request.knownSite();
            }
        }
    }

    private static int slot(HostSuffixes host) {
        int length = host.length;
        if (length < 5) {
            return length;
        }
        byte[] b = host.bytes;
        int mixed = (length * 31 + b[0]) * 31 + b[2];
        mixed = (mixed * 31 + b[length - 5]) * 31 + b[length >> 1];
        return (mixed ^ mixed >>> 8) & SLOTS - 1;
    }
}
