package dev.pledge.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The hosts in the evidence of one kind that nothing has been found for yet, in the order of the page. */
final class Unused {
    private final List<String> hosts;

    /** @param kind as evidence begins: {@code ad-tag-removed} */
    Unused(List<String> found, String kind) {
        hosts = new ArrayList<>(found.stream()
                .filter(f -> f.startsWith(kind + " "))
                .map(f -> f.split(" ", -1)[1])
                .toList());
    }

    /** Uses a piece of evidence whose host stands in one of the values; returns whether there was one. */
    boolean use(Collection<String> values) {
        for (String value : values) {
            String lower = value.toLowerCase(Locale.ROOT);
            for (int i = 0; i < hosts.size(); i++) {
                if (lower.contains(hosts.get(i))) {
                    hosts.remove(i);
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether there is a piece of evidence whose host stands in a value. */
    boolean knows(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(lower::contains);
    }

    /** Uses the next piece of evidence, for something that is known by other signs than the host. */
    boolean useNext() {
        if (hosts.isEmpty()) {
            return false;
        }
        hosts.remove(0);
        return true;
    }

    /** Returns what is left. */
    List<String> left() {
        return hosts;
    }
}
