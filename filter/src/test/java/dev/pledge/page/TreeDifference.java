package dev.pledge.page;

import dev.pledge.page.PageTree.Characters;
import dev.pledge.page.PageTree.End;
import dev.pledge.page.PageTree.Item;
import dev.pledge.page.PageTree.Other;
import dev.pledge.page.PageTree.Start;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the tree of a governed page differs from that of the page as it was. Walks both in step: what is gone must be in
 * the evidence, each piece of evidence stands for one thing that is gone, and nothing may be new but what Pledge puts in.
 */
final class TreeDifference {
    private static final Set<String> REMOVABLE = Set.of(
            "script", "iframe", "frame", "img", "image", "input", "link", "meta", "embed", "object", "source", "video",
            "audio", "track", "use", "feImage");
    private static final Set<String> IMPLIED = Set.of("html", "head", "body", "tbody", "colgroup");

    private final boolean nesting;
    private final List<Item> before;
    private final List<Item> after;
    private final Unused tags;
    private final Unused scripts;
    private final List<String> unexplained = new ArrayList<>();
    private final StringBuilder textBefore = new StringBuilder();
    private final StringBuilder textAfter = new StringBuilder();
    private int i;
    private int j;
    private int removed;

    private TreeDifference(List<Item> before, List<Item> after, List<String> found, boolean nesting) {
        this.nesting = nesting;
        this.before = before;
        this.after = after;
        this.tags = new Unused(found, "ad-tag-removed");
        this.scripts = new Unused(found, "ad-script-removed");
    }

    /**
     * What was found.
     *
     * @param removed how many elements are gone
     * @param unexplained what differs otherwise; empty if the trees differ exactly by what the evidence says
     */
    record Result(int removed, List<String> unexplained) {}

    /**
     * Compares.
     *
     * @param found the evidence
     * @param nesting whether it counts which element stands in which, which elements a parser makes up by itself, and
     *     where comments stand
     */
    static Result between(List<Item> before, List<Item> after, List<String> found, boolean nesting) {
        TreeDifference difference = new TreeDifference(before, after, found, nesting);
        difference.walk();
        return new Result(difference.removed, difference.unexplained);
    }

    private void walk() {
        while (unexplained.isEmpty() && (i < before.size() || j < after.size())) {
            Item old = i < before.size() ? before.get(i) : null;
            Item now = j < after.size() ? after.get(j) : null;
            if (isPassedOver(old)) {
                i++;
            } else if (isPassedOver(now)) {
                j++;
            } else if (old instanceof Characters text) {
                textBefore.append(text.text());
                i++;
            } else if (now instanceof Characters text) {
                textAfter.append(text.text());
                j++;
            } else if (old != null && old.equals(now)) {
                checkText(old);
                i++;
                j++;
            } else if (now instanceof Start start && isInserted(start)) {
                j = afterElement(after, j);
            } else if (old instanceof Start a && now instanceof Start b && hasLost(a, b) && isEdited(a, b)) {
                checkText(old);
                i++;
                j++;
            } else if (old instanceof Start start && isRemoved(start)) {
                removed++;
                i = afterElement(before, i);
            } else if (now instanceof Other comment && comment.text().isEmpty()) {
                j++; // It keeps apart what stands on the two sides of a removal.
            } else if (old instanceof Start a && now instanceof Start b && isEdited(a, b)) {
                checkText(old);
                i++;
                j++;
            } else {
                unexplained.add("was " + shortened(old) + ", is " + shortened(now));
            }
        }
        if (unexplained.isEmpty()) {
            checkText(null);
            if (!nesting && !comments(before).equals(comments(after))) {
                unexplained.add("the comments are others");
            }
            tags.left().forEach(host -> unexplained.add("no tag is gone for " + host));
            scripts.left().forEach(host -> unexplained.add("no script is gone for " + host));
        }
    }

    private boolean isPassedOver(@Nullable Item item) {
        return !nesting
                && (item instanceof End
                        || item instanceof Other
                        || item instanceof Start start && IMPLIED.contains(start.name()));
    }

    private void checkText(@Nullable Item next) {
        if (!textBefore.toString().contentEquals(textAfter) && !isSheetWithoutAds()) {
            int at = Arrays.mismatch(
                    textBefore.toString().toCharArray(), textAfter.toString().toCharArray());
            unexplained.add("text before " + shortened(next) + ": was \"" + from(textBefore, at) + "\", is \""
                    + from(textAfter, at) + "\"");
        }
        textBefore.setLength(0);
        textAfter.setLength(0);
    }

    /** Returns whether the text is a sheet in which only addresses of ad servers were put out of use. */
    private boolean isSheetWithoutAds() {
        int old = 0;
        int now = 0;
        for (int at; (at = textAfter.indexOf(StyleSheets.NO_URL, now)) >= 0; ) {
            int kept = at - now;
            if (!textBefore
                    .substring(old, Math.min(textBefore.length(), old + kept))
                    .contentEquals(textAfter.substring(now, at))) {
                return false;
            }
            old += kept;
            int end = old;
            while (end < textBefore.length() && ")'\"".indexOf(textBefore.charAt(end)) < 0) {
                end++;
            }
            if (!tags.use(List.of(textBefore.substring(old, end)))) {
                return false;
            }
            old = end;
            now = at + StyleSheets.NO_URL.length();
        }
        return now > 0 && textBefore.substring(old).contentEquals(textAfter.substring(now));
    }

    private boolean isRemoved(Start start) {
        if (!REMOVABLE.contains(start.name())) {
            return false;
        }
        Map<String, String> attributes = new TreeMap<>(start.attributes());
        String script = attributes.remove(PageTree.TEXT);
        if (tags.use(attributes.values())) {
            return true;
        }
        // A loader is known by what it calls, too: then no host stands in it.
        return script != null && !attributes.containsKey("src") && (scripts.use(List.of(script)) || scripts.useNext());
    }

    /** Returns whether an element is the other without some attributes, which alone are an ad server's. */
    private boolean hasLost(Start old, Start now) {
        return old.name().equals(now.name())
                && now.attributes().size() < old.attributes().size()
                && old.attributes().entrySet().containsAll(now.attributes().entrySet())
                && old.attributes().entrySet().stream()
                        .filter(attribute -> !now.attributes().containsKey(attribute.getKey()))
                        .allMatch(attribute -> tags.knows(attribute.getValue()));
    }

    /** A comment behind what a parser takes for the end of the page stands elsewhere in the tree. */
    private static List<String> comments(List<Item> items) {
        return items.stream()
                .filter(Other.class::isInstance)
                .map(item -> ((Other) item).text())
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList();
    }

    private boolean isEdited(Start old, Start now) {
        if (!old.name().equals(now.name())
                || !old.attributes().keySet().containsAll(now.attributes().keySet())) {
            return false;
        }
        for (Map.Entry<String, String> attribute : old.attributes().entrySet()) {
            String value = now.attributes().get(attribute.getKey());
            boolean same = attribute.getValue().equals(value) || isUpgrade(attribute.getValue(), value);
            if (!same && !tags.use(List.of(attribute.getValue()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUpgrade(String old, @Nullable String now) {
        return now != null && old.replace("http:", "https:").equals(now.replace("http:", "https:"));
    }

    private static boolean isInserted(Start start) {
        String type = start.attributes().getOrDefault("class", "");
        String url = start.attributes().getOrDefault("src", start.attributes().getOrDefault("href", ""));
        return type.equals("pledge-secure")
                || url.contains("/privacy/indicator.css")
                || url.contains("/privacy/stubs.js");
    }

    private static int afterElement(List<Item> items, int start) {
        int depth = 0;
        for (int at = start; at < items.size(); at++) {
            depth += items.get(at) instanceof Start ? 1 : items.get(at) instanceof End ? -1 : 0;
            if (depth == 0) {
                return at + 1;
            }
        }
        return items.size();
    }

    private static String from(StringBuilder text, int at) {
        return text.substring(Math.min(at, text.length()), Math.min(at + 60, text.length()));
    }

    private static String shortened(@Nullable Item item) {
        String text = String.valueOf(item);
        return text.substring(0, Math.min(200, text.length()));
    }
}
