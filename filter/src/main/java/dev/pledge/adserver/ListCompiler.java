package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Compiles lists: give it what the readers find, list after list, and what the policy says beside, then take the compiled
 * lists. The order of the lists decides only which of several rules a verdict names. For one thread, and once.
 */
public final class ListCompiler implements RuleSink {
    private final PublicSuffixes suffixes;
    private final RuleWriter writer = new RuleWriter();
    private final IndexBuilder[] kinds = new IndexBuilder[Compiled.Order.VERDICTS.length];
    private final Map<String, Named> companies = new HashMap<>();
    private final List<NetworkRule> badFilters = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final IntList bases = new IntList();
    private final Digest digest = new Digest();
    private final IndexBuilder.IntBinaryPredicate better = this::better;

    private final ContainersBuilder containers = new ContainersBuilder();
    private final boolean withContainers;

    private int nextLine;
    private boolean hostsFormat;

    /** The lists that say whose their hosts are: they are named rather than others. */
    private final BitSet telling = new BitSet();

    /** Whose a host is, and which list says so. */
    private record Named(String company, String list) {}

    /** @param suffixes where registrable domains end */
    public ListCompiler(PublicSuffixes suffixes) {
        this(suffixes, false);
    }

    /**
     * @param suffixes where registrable domains end
     * @param containers whether rules on elements that hold ads are compiled too; verdicts on URLs do not need them
     */
    public ListCompiler(PublicSuffixes suffixes, boolean containers) {
        this.suffixes = suffixes;
        this.withContainers = containers;
        for (int i = 0; i < kinds.length; i++) {
            kinds[i] = new IndexBuilder(writer);
        }
        begin("", ListFormat.HOSTS);
    }

    @Override
    public void begin(String list, ListFormat format) {
        names.add(list);
        bases.add(nextLine);
        nextLine++;
        hostsFormat = format == ListFormat.HOSTS;
    }

    @Override
    public void host(CharSequence host, boolean exception, int line) {
        if (host.length() > HostSuffixes.LONGEST) {
            throw new IllegalArgumentException("a host of at most " + HostSuffixes.LONGEST + " characters");
        }
        host(exception ? Compiled.Order.EXCEPTIONS : Compiled.Order.BLOCKS, host, line);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the rule's regular expression or pattern cannot be compiled, saying what was
     *     expected
     */
    @Override
    public void rule(NetworkRule rule) {
        if (rule.badFilter()) {
            RuleWriter.checked(rule); // What it takes back is looked for when all lists are read: too late to say no.
            badFilters.add(rule);
            return;
        }
        int pageWide = Compiled.bit(rule.pageWide());
        if (pageWide != 0) {
            rule(Compiled.Order.PAGES, rule, pageWide | RuleFlags.PAGES);
        }
        if (rule.types() != 0) {
            rule(kind(rule), rule, rule.types());
        }
    }

    @Override
    public void cosmetic(CosmeticRule rule) {
        if (withContainers) {
            containers.add(rule, at(rule.line()));
            digest.add((rule.exception() ? "#@" : "#") + rule.attribute() + ' ' + rule.name() + ' ' + rule.from());
        }
    }

    /** Adds the list that comes with Pledge, with the companies that it names. */
    public void add(HostFile file) {
        begin(file.name(), ListFormat.HOSTS);
        for (ListedHost listed : file.hosts()) {
            HostPattern pattern = HostPattern.parse(listed.pattern());
            if (!listed.company().equals(ListedHost.UNKNOWN)) {
                telling.set(names.size() - 1);
                company(pattern.host(), listed.company(), file.name());
            }
            add(Compiled.Order.BLOCKS, pattern, listed.line());
        }
    }

    /**
     * Adds what the policy blocks: it stays blocked whatever exceptions lists have.
     *
     * @param entries hosts, or the beginnings of paths on them
     * @throws IllegalArgumentException if one is no such thing, naming it
     */
    public void block(List<String> entries) {
        policy(Compiled.Order.FORCED, "ad-servers.block", entries);
    }

    /**
     * Adds what the policy allows: it is never blocked, whoever blocks it.
     *
     * @param entries hosts, or the beginnings of paths on them
     * @throws IllegalArgumentException if one is no such thing, naming it
     */
    public void allow(List<String> entries) {
        policy(Compiled.Order.ALLOWED, "ad-servers.allow", entries);
    }

    /** Compiles what was given. */
    public CompiledLists compile() {
        badFilters.forEach(this::takeBack);
        writer.seal();
        for (int i = 0; i < kinds.length; i++) {
            kinds[i].digest(i, digest);
            kinds[i].fileHosts();
        }
        GramChoice choice = new GramChoice();
        for (IndexBuilder kind : kinds) {
            kind.count(choice);
        }
        for (IndexBuilder kind : kinds) {
            kind.fileOthers(choice);
        }
        Rules rules = writer.build();
        RuleIndex[] indexes = new RuleIndex[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            indexes[i] = kinds[i].build(rules);
        }
        Map<String, String> named = companies.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().company()));
        ListNames lists = new ListNames(names.toArray(String[]::new), bases.toArray());
        return new CompiledLists(
                Compiled.of(suffixes, rules, lists, named, indexes, containers.build()), digest.toString());
    }

    private void company(String host, String company, String list) {
        digest.add("company " + host + " " + company);
        Named known = companies.get(host);
        if (known == null || list.compareTo(known.list) < 0) {
            companies.put(host, new Named(company, list));
        }
    }

    /** Returns whether a line is named rather than another one, whatever order the lists came in. */
    private boolean better(int line, int other) {
        int list = list(line);
        int otherList = list(other);
        if (telling.get(list) != telling.get(otherList)) {
            return telling.get(list);
        }
        int byName = names.get(list).compareTo(names.get(otherList));
        return byName < 0 || byName == 0 && line < other;
    }

    private int list(int line) {
        int list = bases.size() - 1;
        while (bases.get(list) > line) {
            list--;
        }
        return list;
    }

    private void policy(int kind, String key, List<String> entries) {
        for (int i = 0; i < entries.size(); i++) {
            String name = key + "[" + i + "]";
            begin(name, ListFormat.HOSTS);
            try {
                add(kind, HostPattern.parse(entries.get(i)), 0);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        name + ": found \"" + entries.get(i) + "\", expected " + e.getMessage(), e);
            }
        }
    }

    private void add(int kind, HostPattern pattern, int line) {
        if (pattern.path().isEmpty()) {
            host(kind, pattern.host(), line);
        } else {
            rule(kind, pattern.rule(line), ResourceType.DEFAULT_BITS);
        }
    }

    private void host(int kind, CharSequence host, int line) {
        kinds[kind].host(host, hostsFormat, at(line), better);
    }

    private void rule(int kind, NetworkRule rule, int types) {
        kinds[kind].rule(rule, types, at(rule.line()), hostsFormat);
        digest.add(kind + " " + rule.text());
    }

    /** Returns the number of a line in all lists together. */
    private int at(int line) {
        int at = bases.get(bases.size() - 1) + line;
        nextLine = Math.max(nextLine, at + 1);
        return at;
    }

    private static int kind(NetworkRule rule) {
        if (rule.exception()) {
            return rule.important() ? Compiled.Order.IMPORTANT_EXCEPTIONS : Compiled.Order.EXCEPTIONS;
        }
        return rule.important() ? Compiled.Order.IMPORTANT : Compiled.Order.BLOCKS;
    }

    private void takeBack(NetworkRule bad) {
        digest.add("badfilter " + bad.text());
        int pageWide = Compiled.bit(bad.pageWide());
        if (pageWide != 0) {
            writer.dropLike(kinds[Compiled.Order.PAGES].rule(bad, pageWide | RuleFlags.PAGES, 0, false));
        }
        if (bad.types() != 0) {
            writer.dropLike(kinds[kind(bad)].rule(bad, bad.types(), 0, false));
            if (isWholeHost(bad)) {
                String pattern = bad.pattern();
                kinds[kind(bad)].takeBack(pattern.substring(0, pattern.length() - 1));
            }
        }
    }

    private static boolean isWholeHost(NetworkRule rule) {
        return rule.start() == Anchor.HOST
                && rule.pattern().endsWith("^")
                && rule.pattern().length() <= HostSuffixes.LONGEST
                && rule.types() == ResourceType.DEFAULT_BITS
                && rule.party() == Party.ANY
                && rule.from().isAny()
                && rule.to().isAny()
                && !rule.endAnchor()
                && !rule.matchCase()
                && !rule.regex();
    }
}
