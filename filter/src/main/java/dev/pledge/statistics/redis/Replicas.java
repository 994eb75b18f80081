package dev.pledge.statistics.redis;

import java.util.List;

/** Which replicas a master has, as {@code CLUSTER NODES} tells it. */
final class Replicas {
    private static final int ID = 0;
    private static final int FLAGS = 2;
    private static final int MASTER = 3;

    private Replicas() {}

    /**
     * Returns how many replicas the node has that tells of itself, less those that the cluster holds for dead. One that
     * only this node cannot reach still counts: it may be made master yet.
     */
    static int of(String nodes) {
        List<String[]> lines = nodes.lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length > MASTER)
                .toList();
        String self = lines.stream()
                .filter(words -> flags(words).contains("myself"))
                .map(words -> words[ID])
                .findFirst()
                .orElse("");
        return (int) lines.stream()
                .filter(words -> words[MASTER].equals(self) && !flags(words).contains("fail"))
                .count();
    }

    private static List<String> flags(String[] words) {
        return List.of(words[FLAGS].split(",", -1));
    }
}
