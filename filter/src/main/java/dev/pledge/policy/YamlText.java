package dev.pledge.policy;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The text of one YAML 1.2 document in, its nodes out. The text is bounded in size, depth and aliases before any node is
 * made: the library recurses over depth, and a few aliases can stand for very much.
 */
final class YamlText {
    static final int LONGEST = 256 * 1024;
    static final int DEEPEST = 20;
    static final int MOST_ALIASES = 100;

    private static final String EXPECTED = "well-formed YAML 1.2";

    private final String text;
    private final Mistakes mistakes;
    private final LoadSettings settings = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setUseMarks(true)
            .setParseComments(false)
            .setAllowNonScalarKeys(true)
            .setAllowRecursiveKeys(true)
            .setCodePointLimit(LONGEST)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .build();

    YamlText(String text, Mistakes mistakes) {
        this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        this.mistakes = mistakes;
    }

    /** Returns the root of the first document; null, with a mistake, if there is none to be had. */
    @Nullable
    Node root() {
        if (text.length() > LONGEST) {
            mistakes.add(1, 1, "", text.length() + " characters", "at most " + LONGEST);
            return null;
        }
        if (!printable()) {
            return null;
        }
        try {
            if (!bounded()) {
                return null;
            }
            Iterator<Node> documents =
                    new Compose(settings).composeAllFromString(text).iterator();
            if (documents.hasNext()) {
                return documents.next();
            }
            mistakes.add(1, 1, "", "nothing", "at least one section, such as site or cookies");
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().or(e::getContextMark).orElse(null);
            int line = mark == null ? 1 : mark.getLine() + 1;
            mistakes.add(line, mark == null ? 1 : mark.getColumn() + 1, "", problem(e.getProblem()), EXPECTED);
        } catch (RuntimeException e) {
            // The library also lets slip what it did not foresee, a number that overflows in a directive for one.
            mistakes.add(1, 1, "", problem(e.getMessage()), EXPECTED);
        }
        return null;
    }

    private static String problem(@Nullable String message) {
        return message == null ? "text that cannot be read" : "a syntax error (" + message.replace('\n', ' ') + ")";
    }

    /** The library names such a character by its place in its buffer only. */
    private boolean printable() {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            if (!StreamReader.isPrintable(c)) {
                TextPlace at = TextPlace.after(text.substring(0, i));
                String found = String.format("the character U+%04X", c);
                mistakes.add(at.line(), at.column(), "", found, "characters that YAML allows");
                return false;
            }
        }
        return true;
    }

    private boolean bounded() {
        int depth = 0;
        int aliases = 0;
        int documents = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof DocumentStartEvent && ++documents == 2) {
                // The first document is read nevertheless: its mistakes are told in the same breath.
                add(event, "a second document", "one document in the file");
                return true;
            }
            if (event instanceof CollectionStartEvent && ++depth > DEEPEST) {
                add(event, "lists and mappings more than " + DEEPEST + " deep", "the few levels that a policy has");
                return false;
            }
            if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (event instanceof AliasEvent && ++aliases > MOST_ALIASES) {
                add(event, "more than " + MOST_ALIASES + " aliases", "at most " + MOST_ALIASES);
                return false;
            }
        }
        return true;
    }

    private void add(Event event, String found, String expected) {
        Mark mark = event.getStartMark().orElse(null);
        mistakes.add(
                mark == null ? 1 : mark.getLine() + 1, mark == null ? 1 : mark.getColumn() + 1, "", found, expected);
    }
}
