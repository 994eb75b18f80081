package dev.pledge.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * One mapping of the file: values by key, each read as a type. What is wrong becomes a mistake, and reading goes on
 * with the value that the caller falls back to.
 */
final class Section {
    private final String path;
    private final Node anchor;
    private final Mistakes mistakes;
    private final Map<String, Node> keyNodes = new LinkedHashMap<>();
    private final Map<String, Node> values = new HashMap<>();
    private final boolean readable;

    /**
     * Opens a mapping.
     *
     * @param anchor the node to point at where a key is missing
     * @param path the dotted key of the mapping, empty for the whole file
     * @param known the keys that it may have; null if any
     */
    Section(Node node, Node anchor, String path, @Nullable Set<String> known, Mistakes mistakes) {
        this.path = path;
        this.anchor = anchor;
        this.mistakes = mistakes;
        this.readable = node instanceof MappingNode;
        if (!(node instanceof MappingNode mapping)) {
            String keys = known == null ? "" : " with the keys " + String.join(", ", known);
            mistakes.add(node, path, Type.describe(node), "a mapping" + keys);
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode keyNode)) {
                mistakes.add(tuple.getKeyNode(), path, Type.describe(tuple.getKeyNode()) + " as a key", "a word");
                continue;
            }
            String key = keyNode.getValue();
            Node first = keyNodes.get(key);
            if (known != null && !known.contains(key)) {
                String meant = Spelling.nearest(key, known);
                String all = "one of " + String.join(", ", known);
                String expected = meant == null ? all : all + "; did you mean " + meant + "?";
                mistakes.add(keyNode, pathOf(key), "the key " + Unexpected.quote(key), expected);
            } else if (first != null) {
                int line = first.getStartMark().orElseThrow().getLine() + 1;
                mistakes.add(keyNode, pathOf(key), "the key a second time", "it once; it is on line " + line);
            } else {
                keyNodes.put(key, keyNode);
                values.put(key, tuple.getValueNode());
            }
        }
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Set<String> keys() {
        return keyNodes.keySet();
    }

    @Nullable
    Node node(String key) {
        return values.get(key);
    }

    /** Returns the value of a key, or null if there is none or a wrong one. */
    <T> @Nullable T get(String key, Type<T> type) {
        Node node = values.get(key);
        return node == null ? null : read(node, pathOf(key), type);
    }

    <T> T get(String key, Type<T> type, T fallback) {
        T value = get(key, type);
        return value == null ? fallback : value;
    }

    /** Returns the value of a key that must be there, or null, with a mistake. */
    <T> @Nullable T required(String key, Type<T> type) {
        if (readable && !has(key)) {
            mistakes.add(anchor, pathOf(key), "nothing", type.expected());
        }
        return get(key, type);
    }

    /** Returns the values of a list, without those that are wrong or stand there twice; null if there is no list. */
    <T> @Nullable List<T> list(String key, Type<T> type) {
        List<Node> items = items(key, "a list, each item " + type.expected());
        if (items == null) {
            return null;
        }
        Set<T> read = new LinkedHashSet<>();
        for (int i = 0; i < items.size(); i++) {
            String itemPath = pathOf(key) + "[" + i + "]";
            T value = read(items.get(i), itemPath, type);
            if (value != null && !read.add(value)) {
                mistakes.add(items.get(i), itemPath, Type.describe(items.get(i)) + " a second time", "each item once");
            }
        }
        return new ArrayList<>(read);
    }

    /** Returns whether the value of a key is a list with anything in it. */
    boolean hasItems(String key) {
        return values.get(key) instanceof SequenceNode list && !list.getValue().isEmpty();
    }

    /** Returns the mapping under a key, or null if there is none. */
    @Nullable
    Section section(String key, @Nullable Set<String> known) {
        Node node = values.get(key);
        Node owner = keyNodes.get(key);
        return node == null || owner == null ? null : new Section(node, owner, pathOf(key), known, mistakes);
    }

    /** Returns the mappings of a list, or null if there is no list. */
    @Nullable
    List<Section> sections(String key, Set<String> known) {
        List<Node> items = items(key, "a list of mappings");
        if (items == null) {
            return null;
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            sections.add(new Section(items.get(i), items.get(i), pathOf(key) + "[" + i + "]", known, mistakes));
        }
        return sections;
    }

    /** Tells of a key, or of the section where the key is missing. */
    void mistake(String key, String found, String expected) {
        mistakes.add(values.getOrDefault(key, anchor), pathOf(key), found, expected);
    }

    /** Reads the key of an entry as a type, or returns null, with a mistake. */
    <T> @Nullable T key(String key, Type<T> type) {
        try {
            return type.parse().apply(key);
        } catch (Unexpected e) {
            mistakes.add(keyNodes.getOrDefault(key, anchor), pathOf(key), Unexpected.quote(key), e.expected());
            return null;
        }
    }

    /** Tells of faults between values, but of none that follows from a mistake at the same key. */
    void report(List<Fault> faults) {
        for (Fault fault : faults) {
            if (!mistakes.at(pathOf(fault.key()))) {
                Node because = find(fault.because());
                Node at = find(fault.key());
                Node place = at != null ? at : because != null ? because : anchor;
                mistakes.add(place, pathOf(fault.key()), fault.found(), fault.expected());
            }
        }
    }

    /** Returns the value of a dotted key, or null if there is none. */
    private @Nullable Node find(String key) {
        Node node = values.get(key);
        int dot = key.indexOf('.');
        if (node != null || dot < 0 || !(values.get(key.substring(0, dot)) instanceof MappingNode mapping)) {
            return node;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key.substring(dot + 1))) {
                return tuple.getValueNode();
            }
        }
        return null;
    }

    private @Nullable List<Node> items(String key, String expected) {
        Node node = values.get(key);
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        if (node != null) {
            mistakes.add(node, pathOf(key), Type.describe(node), expected);
        }
        return null;
    }

    private <T> @Nullable T read(Node node, String at, Type<T> type) {
        try {
            return type.read(node);
        } catch (Unexpected e) {
            String found = e.found();
            mistakes.add(node, at, found == null ? Type.describe(node) : found, e.expected());
            return null;
        }
    }

    private String pathOf(String key) {
        boolean word = key.matches("[A-Za-z0-9._-]+");
        String step = word ? key : "[" + Unexpected.quote(key) + "]";
        return path.isEmpty() ? key.isEmpty() ? "" : step : word ? path + "." + step : path + step;
    }
}
