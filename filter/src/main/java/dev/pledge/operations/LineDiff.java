package dev.pledge.operations;

import java.util.ArrayList;
import java.util.List;

/**
 * What changed between two texts, line by line: a longest common subsequence, by dynamic programming on what lies between equal
 * beginnings and ends. Where that would be more than four million cells, all between is taken as changed.
 */
final class LineDiff {
    private static final int MOST_CELLS = 4_000_000;

    /** What became of a line. */
    enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** A line of one text or of both. */
    record Line(Change change, String text) {}

    private LineDiff() {}

    /** Returns all lines of both texts, those that were removed before those that were added in their place. */
    static List<Line> between(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> young = after.lines().toList();
        int start = 0;
        while (start < old.size() && start < young.size() && old.get(start).equals(young.get(start))) {
            start++;
        }
        int end = 0;
        while (end < old.size() - start
                && end < young.size() - start
                && old.get(old.size() - 1 - end).equals(young.get(young.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        add(lines, Change.SAME, old.subList(0, start));
        middle(lines, old.subList(start, old.size() - end), young.subList(start, young.size() - end));
        add(lines, Change.SAME, old.subList(old.size() - end, old.size()));
        return List.copyOf(lines);
    }

    private static void add(List<Line> lines, Change change, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(change, text)));
    }

    private static void middle(List<Line> lines, List<String> old, List<String> young) {
        if ((long) old.size() * young.size() > MOST_CELLS) {
            add(lines, Change.REMOVED, old);
            add(lines, Change.ADDED, young);
            return;
        }
        int[][] common = common(old, young);
        int i = 0;
        int j = 0;
        while (i < old.size() && j < young.size()) {
            if (old.get(i).equals(young.get(j))) {
                lines.add(new Line(Change.SAME, old.get(i)));
                i++;
                j++;
            } else if (common[i + 1][j] >= common[i][j + 1]) {
                lines.add(new Line(Change.REMOVED, old.get(i++)));
            } else {
                lines.add(new Line(Change.ADDED, young.get(j++)));
            }
        }
        add(lines, Change.REMOVED, old.subList(i, old.size()));
        add(lines, Change.ADDED, young.subList(j, young.size()));
    }

    /** Returns how many lines are common to the rests of both texts, from each pair of lines on. */
    private static int[][] common(List<String> old, List<String> young) {
        int[][] common = new int[old.size() + 1][young.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = young.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(young.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }
}
