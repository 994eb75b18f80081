package dev.pledge.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads the section {@code statement}. */
final class StatementReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("path", "header", "texts", "ads-txt", "own-words"));
    static final Set<String> OWN_WORD = new LinkedHashSet<>(List.of("title", "text", "by", "date"));

    private static final Type<String> PATH = Type.text("a path such as /privacy", StatementPolicy::path);
    private static final Type<String> TEXTS =
            Type.text("a base name such as /WEB-INF/privacy-texts", StatementPolicy::texts);
    private static final Type<LocalDate> DATE = Type.text(DateText.EXPECTED, DateText::parse);

    private static final Type<Translated> FOR_ALL =
            Type.text(Translated.EXPECTED, text -> Translated.forAll(Wording.shown(text)));
    private static final Type<String> LANGUAGE = Type.text(Translated.LANGUAGE, Translated::language);

    private StatementReader() {}

    static StatementPolicy read(Section section) {
        StatementPolicy usual = StatementPolicy.usual();
        return new StatementPolicy(
                section.get("path", PATH, usual.path()),
                section.get("header", Type.FLAG, usual.header()),
                section.get("texts", TEXTS),
                section.get("ads-txt", Type.FLAG, usual.adsTxt()),
                ownWords(section));
    }

    private static List<OwnWord> ownWords(Section section) {
        List<Section> items = section.sections("own-words", OWN_WORD);
        List<OwnWord> words = new ArrayList<>();
        for (Section item : items == null ? List.<Section>of() : items) {
            Translated title = translated(item, "title");
            Translated text = translated(item, "text");
            String by = item.required("by", Type.TEXT);
            LocalDate date = item.required("date", DATE);
            if (title != null && text != null && by != null && date != null) {
                words.add(new OwnWord(title, text, by, date));
            }
        }
        return words;
    }

    /** Reads a text, or one for each language; what is wrong becomes a mistake, and null. */
    private static @Nullable Translated translated(Section item, String key) {
        Section languages = item.node(key) instanceof MappingNode ? item.section(key, null) : null;
        if (languages == null) {
            return item.required(key, FOR_ALL);
        }
        SortedMap<String, String> texts = new TreeMap<>();
        for (String word : languages.keys()) {
            String language = languages.key(word, LANGUAGE);
            String text = languages.get(word, Type.TEXT);
            if (language != null && text != null) {
                texts.put(language, text);
            }
        }
        if (languages.keys().isEmpty()) {
            item.mistake(key, "nothing", Translated.EXPECTED);
        }
        return texts.isEmpty() ? null : new Translated(texts);
    }
}
