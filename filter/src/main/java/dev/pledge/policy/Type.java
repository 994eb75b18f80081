package dev.pledge.policy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeType;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * What kind of value a key takes.
 *
 * @param tag what YAML's core schema must hold the value for
 * @param expected the kind in words
 * @param parse makes the value of its text; throws {@link Unexpected} with better words if it has them, or any other
 *     {@link IllegalArgumentException}
 */
record Type<T>(Tag tag, String expected, Function<String, T> parse) {
    static final Type<String> TEXT = text("a text (in quotes, if it looks like a number)", Wording::shown);
    static final Type<String> HOST = text("a host name such as shop.example", HostName::name);
    static final Type<Authority> AUTHORITY = text("a host or host:port, such as shop.example:8443", Authority::parse);
    static final Type<PathPattern> PATTERN = text("a path pattern in quotes, such as /account/*", PathPattern::new);
    static final Type<Duration> DURATION = text(DurationText.EXPECTED, DurationText::parse);
    static final Type<Boolean> FLAG = new Type<>(Tag.BOOL, "true or false", Type::flag);

    /** Returns the value of a node, or throws {@link Unexpected}. */
    T read(Node node) {
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            try {
                return parse.apply(scalar.getValue());
            } catch (Unexpected e) {
                throw e;
            } catch (IllegalArgumentException e) {
                throw new Unexpected(scalar.getValue(), expected);
            }
        }
        throw new Unexpected("", expected);
    }

    static <T> Type<T> text(String expected, Function<String, T> parse) {
        return new Type<>(Tag.STR, expected, parse);
    }

    static Type<Integer> number(int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return new Type<>(Tag.INT, expected, text -> {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new Unexpected(text, expected);
            }
            return number;
        });
    }

    /** One of the constants of an enum, written as {@link KeyWord} says. */
    static <E extends Enum<E>> Type<E> oneOf(Class<E> constants) {
        Map<String, E> words = new LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            words.put(KeyWord.of(constant), constant);
        }
        return word(words, "");
    }

    /**
     * One of some words.
     *
     * @param otherwise what else may stand there, as the end of the sentence; empty if nothing
     */
    static <T> Type<T> word(Map<String, T> words, String otherwise) {
        String expected = list(words.keySet()) + otherwise;
        return text(expected, text -> {
            T value = words.get(text);
            if (value == null) {
                String meant = Spelling.nearest(text, words.keySet());
                throw new Unexpected(text, meant == null ? expected : expected + "; did you mean " + meant + "?");
            }
            return value;
        });
    }

    private static String list(Iterable<String> words) {
        String all = String.join(", ", words);
        int last = all.lastIndexOf(", ");
        return last < 0 ? all : all.substring(0, last) + " or " + all.substring(last + 2);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new Unexpected(text, "true or false, in lower case");
        };
    }

    /** Says what a node is, for a mistake. */
    static String describe(@Nullable Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return node == null ? "nothing" : node.getNodeType() == NodeType.MAPPING ? "a mapping" : "a list";
        }
        String text = scalar.getValue();
        if (scalar.getTag().equals(Tag.NULL)) {
            return text.isEmpty() ? "nothing" : text + " (nothing)";
        }
        boolean number = scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
        if (scalar.getTag().equals(Tag.BOOL) || number && text.length() < 40) {
            return text;
        }
        boolean plain = scalar.getTag().equals(Tag.STR) || number;
        String tag = scalar.getTag().getValue();
        return Unexpected.quote(text) + (plain ? "" : " tagged " + Unexpected.quote(tag));
    }
}
