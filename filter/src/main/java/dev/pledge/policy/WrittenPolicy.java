package dev.pledge.policy;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The text of a policy that has been read, to find again where something stands in it: a list file that is not there, for
 * one, shows itself only when it is opened. Immutable.
 *
 * @param file the name that mistakes are told with
 * @param yaml the text, as {@link PolicyReader#read} took it
 */
public record WrittenPolicy(String file, String yaml) {
    /**
     * Returns a mistake at an item of a list.
     *
     * @param section the section's key
     * @param key the list's key within it
     * @param item which item, from 0
     * @param found what stands there
     * @param expected what was expected instead
     */
    public Mistake mistake(String section, String key, int item, String found, String expected) {
        Node node = node(section, key, item);
        Mark mark = node == null ? null : node.getStartMark().orElse(null);
        int line = mark == null ? 1 : mark.getLine() + 1;
        int column = mark == null ? 1 : mark.getColumn() + 1;
        return new Mistake(file, line, column, section + "." + key + "[" + item + "]", found, expected);
    }

    private @Nullable Node node(String section, String key, int item) {
        Mistakes known = new Mistakes(file);
        Node root = new YamlText(yaml, known).root();
        Section within = root == null ? null : new Section(root, root, "", null, known).section(section, null);
        return within != null
                        && within.node(key) instanceof SequenceNode list
                        && item < list.getValue().size()
                ? list.getValue().get(item)
                : null;
    }
}
