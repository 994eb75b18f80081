package dev.pledge.adserver;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that has been compiled, kind by kind. Immutable but for verdicts that are kept.
 *
 * @param suffixes where registrable domains end
 * @param rules all rules
 * @param lists the names of the lists
 * @param companies whose the hosts are, as far as it is known
 * @param blocks what blocks
 * @param important what blocks whatever exceptions there are
 * @param exceptions what takes URLs from what is blocked
 * @param importantExceptions exceptions that outdo important rules as well
 * @param pages exceptions for pages as a whole; their types are the {@link #bit bits} of {@link PageWide}
 * @param forced what the policy blocks, whatever exceptions lists have
 * @param allowed what the policy allows, whoever blocks it
 * @param containers which elements hold ads
 */
record Compiled(
        PublicSuffixes suffixes,
        Rules rules,
        ListNames lists,
        Map<String, String> companies,
        Kind blocks,
        Kind important,
        Kind exceptions,
        Kind importantExceptions,
        Kind pages,
        Kind forced,
        Kind allowed,
        Containers containers) {

    /**
     * The rules of one kind, with the verdicts that they lead to.
     *
     * @param order where it stands in {@link Order}
     */
    record Kind(int order, RuleIndex index, Verdicts verdicts) {
        /** Returns what speaks of a request, or 0. */
        int find(Request request, PageSite own, Shortlist shortlist) {
            if (index.isEmpty()) {
                return 0;
            }
            HostFinding finding = request.known().finding(order, index, request, own);
            return index.find(request, finding, shortlist);
        }
    }

    /** Returns whether all that blocks is filed under hosts, so that nothing is blocked of one that is not named. */
    boolean blocksByHost() {
        return blocks.index.isOfHosts() && important.index.isOfHosts() && forced.index.isOfHosts();
    }

    /** Returns the bit that stands for a kind of exception for pages. */
    static int bit(PageWide what) {
        return switch (what) {
            case DOCUMENT -> 0x1;
            case GENERICBLOCK -> 0x2;
            case ELEMHIDE -> 0x4;
            case GENERICHIDE -> 0x8;
            case SPECIFICHIDE -> 0x10;
            case NONE -> 0;
        };
    }

    static Compiled of(
            PublicSuffixes suffixes,
            Rules rules,
            ListNames lists,
            Map<String, String> companies,
            RuleIndex[] indexes,
            Containers containers) {
        Kind[] kinds = new Kind[indexes.length];
        for (int i = 0; i < kinds.length; i++) {
            Verdict.Kind kind = Order.VERDICTS[i];
            kinds[i] = new Kind(i, indexes[i], new Verdicts(kind, rules, indexes[i], lists, companies));
        }
        return new Compiled(
                suffixes,
                rules,
                lists,
                companies,
                kinds[Order.BLOCKS],
                kinds[Order.IMPORTANT],
                kinds[Order.EXCEPTIONS],
                kinds[Order.IMPORTANT_EXCEPTIONS],
                kinds[Order.PAGES],
                kinds[Order.FORCED],
                kinds[Order.ALLOWED],
                containers);
    }

    /** In which order the kinds are compiled and saved. */
    static final class Order {
        static final int BLOCKS = 0;
        static final int IMPORTANT = 1;
        static final int EXCEPTIONS = 2;
        static final int IMPORTANT_EXCEPTIONS = 3;
        static final int PAGES = 4;
        static final int FORCED = 5;
        static final int ALLOWED = 6;

        static final Verdict.Kind[] VERDICTS = {
            Verdict.Kind.BLOCKED,
            Verdict.Kind.BLOCKED,
            Verdict.Kind.EXCEPTED,
            Verdict.Kind.EXCEPTED,
            Verdict.Kind.EXCEPTED,
            Verdict.Kind.BLOCKED,
            Verdict.Kind.EXCEPTED
        };

        private Order() {}
    }

    void write(FormWriter out) throws IOException {
        suffixes.rules().write(out);
        rules.write(out);
        lists.write(out);
        out.texts(companies.entrySet().stream()
                .flatMap(e -> Stream.of(e.getKey(), e.getValue()))
                .toArray(String[]::new));
        for (Kind kind : new Kind[] {blocks, important, exceptions, importantExceptions, pages, forced, allowed}) {
            kind.index.write(out);
        }
        containers.write(out);
    }

    static Compiled read(FormReader in) throws IOException {
        PublicSuffixes suffixes = new PublicSuffixes(HostMap.read(in));
        Rules rules = Rules.read(in);
        ListNames lists = ListNames.read(in);
        String[] names = in.texts();
        Map<String, String> companies = new HashMap<>();
        for (int i = 0; i + 1 < names.length; i += 2) {
            companies.put(names[i], names[i + 1]);
        }
        RuleIndex[] indexes = new RuleIndex[Order.VERDICTS.length];
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = RuleIndex.read(in, rules);
        }
        return of(suffixes, rules, lists, Map.copyOf(companies), indexes, Containers.read(in));
    }
}
