package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what a list holds on the way to its sink. For one list and one thread. */
final class Tally implements RuleSink {
    private final RuleSink sink;
    private final String name;
    private final ListFormat format;
    private final List<SkippedLine> skipped = new ArrayList<>(0);
    private final SortedMap<String, Integer> notApplicable = new TreeMap<>();
    private int networkRules;
    private int cosmeticRules;
    private int skippedLines;
    private int lastLine;

    Tally(RuleSink sink, String name, ListFormat format) {
        this.sink = sink;
        this.name = name;
        this.format = format;
        begin(name, format);
    }

    @Override
    public void begin(String list, ListFormat ofFormat) {
        sink.begin(list, ofFormat);
    }

    @Override
    public void host(CharSequence host, boolean exception, int line) {
        sink.host(host, exception, line);
        networkRules++;
    }

    @Override
    public void rule(NetworkRule rule) {
        sink.rule(rule);
        networkRules += rule.line() == lastLine ? 0 : 1;
        lastLine = rule.line();
    }

    @Override
    public void cosmetic(CosmeticRule rule) {
        sink.cosmetic(rule);
        cosmeticRules++;
    }

    void skip(int line, String found, String expected) {
        skippedLines++;
        if (skipped.size() < FilterListSummary.NAMED) {
            skipped.add(new SkippedLine(name, line, found, expected));
        }
    }

    void notApplicable(String what) {
        notApplicable.merge(what, 1, Integer::sum);
    }

    FilterListSummary summary(ListHeader header) {
        return new FilterListSummary(
                name, format, header, networkRules, cosmeticRules, skipped, skippedLines, notApplicable);
    }
}
