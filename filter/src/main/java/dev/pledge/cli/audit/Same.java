package dev.pledge.cli.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * One breach at all the places of a page where it stands.
 *
 * @param first the breach
 * @param count how often
 * @param spots where it stands, as far as that can be told
 */
record Same(Found first, int count, List<Spot> spots) {
    /** Returns the breaches of a page, those that are the same together, in the order in which they come. */
    static List<Same> of(PageAudit page) {
        List<List<Found>> groups = new ArrayList<>();
        for (Found found : page.found()) {
            groups.stream()
                    .filter(group -> group.get(0).isSameBut(found))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Found> begun = new ArrayList<>();
                        groups.add(begun);
                        return begun;
                    })
                    .add(found);
        }
        return groups.stream().map(Same::of).toList();
    }

    private static Same of(List<Found> group) {
        List<Spot> spots = new ArrayList<>();
        for (Found found : group) {
            if (found.spot() != null) {
                spots.add(found.spot());
            }
        }
        return new Same(group.get(0), group.size(), spots);
    }
}
