package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lists judged rule by rule, with nothing filed or remembered. */
final class PlainLists {
    private static final String OF_HOSTS = "hosts";

    private final ReferenceMatcher sites;

    /** By list and line, as verdicts name them. */
    private final Map<String, PlainRule> rules = new LinkedHashMap<>();

    private final Map<String, String> hosts = new LinkedHashMap<>();

    PlainLists(ReferenceMatcher sites) {
        this.sites = sites;
    }

    /** Adds a list in the syntax of Adblock Plus, or one with a domain a line if its name begins so. */
    void add(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = name + ":" + (i + 1);
            if (name.startsWith(OF_HOSTS)) {
                hosts.put(line, lines.get(i));
            } else if (!lines.get(i).startsWith("[") && !lines.get(i).startsWith("!")) {
                rules.put(line, new PlainRule(lines.get(i)));
            }
        }
    }

    /** A URL on a page. */
    record Question(String url, ResourceType type, String pageUrl) {
        String host() {
            return ReferenceMatcher.host(url);
        }

        String pageHost() {
            return ReferenceMatcher.host(pageUrl);
        }
    }

    /** Returns what is wrong with a verdict; nothing if it is right. */
    String wrong(Question asked, Verdict verdict) {
        List<String> blocks = lines(asked, rule -> !rule.exception);
        List<String> pages = pages(asked, rule -> rule.wholePage);
        if (!pages(asked, rule -> rule.genericBlock).isEmpty()) {
            blocks = only(blocks, rule -> !rule.isGeneric());
        } else {
            blocks.addAll(blockingHosts(asked));
        }
        List<String> important = only(blocks, rule -> rule.important);
        List<String> exceptions = lines(asked, rule -> rule.exception);
        List<String> outdoing = only(exceptions, rule -> rule.important);
        List<String> right;
        Verdict.Kind kind;
        if (blocks.isEmpty()) {
            kind = Verdict.Kind.NONE;
            right = List.of("");
        } else if (!pages.isEmpty() || !outdoing.isEmpty()) {
            kind = Verdict.Kind.EXCEPTED;
            right = pages.isEmpty() ? outdoing : pages;
        } else if (!important.isEmpty() || exceptions.isEmpty()) {
            kind = Verdict.Kind.BLOCKED;
            right = exceptions.isEmpty() ? blocks : important;
        } else {
            kind = Verdict.Kind.EXCEPTED;
            right = exceptions;
        }
        boolean named = right.contains(verdict.list()) && verdict.rule().equalsIgnoreCase(text(verdict.list()));
        return verdict.kind() == kind && named
                ? ""
                : asked + " is " + kind + " by "
                        + right.stream().map(line -> line + " " + text(line)).toList() + " and not " + verdict;
    }

    private String text(String line) {
        PlainRule rule = rules.get(line);
        return rule == null ? hosts.getOrDefault(line, "") : rule.text;
    }

    private List<String> lines(Question asked, Predicate<PlainRule> which) {
        return lines(rule -> which.test(rule)
                && rule.types.contains(asked.type)
                && rule.fits(asked.url, asked.host(), asked.pageHost(), sites));
    }

    private List<String> pages(Question asked, Predicate<PlainRule> which) {
        return lines(rule -> which.test(rule) && rule.fits(asked.pageUrl, asked.pageHost(), asked.pageHost(), sites));
    }

    private List<String> lines(Predicate<PlainRule> which) {
        List<String> lines = new ArrayList<>();
        rules.forEach((line, rule) -> {
            if (!rule.badFilter && which.test(rule) && rules.values().stream().noneMatch(rule::isTakenBackBy)) {
                lines.add(line);
            }
        });
        return lines;
    }

    private List<String> only(List<String> lines, Predicate<PlainRule> which) {
        return lines.stream()
                .filter(line -> rules.containsKey(line) && which.test(rules.get(line)))
                .toList();
    }

    private List<String> blockingHosts(Question asked) {
        List<String> lines = new ArrayList<>();
        hosts.forEach((line, host) -> {
            boolean own = ("." + asked.pageHost()).endsWith("." + host);
            if (!own && ("." + asked.host()).endsWith("." + host) && asked.type != ResourceType.DOCUMENT) {
                lines.add(line);
            }
        });
        return lines;
    }
}
