package dev.pledge.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code statement}. */
final class StatementReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("path", "header", "texts", "ads-txt", "own-words"));
    static final Set<String> OWN_WORD = new LinkedHashSet<>(List.of("title", "text", "by", "date"));

    private static final Type<String> PATH = Type.text("a path such as /privacy", StatementPolicy::path);
    private static final Type<String> TEXTS =
            Type.text("a base name such as /WEB-INF/privacy-texts", StatementPolicy::texts);
    private static final Type<LocalDate> DATE = Type.text(DateText.EXPECTED, DateText::parse);

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
            String title = item.required("title", Type.TEXT);
            String text = item.required("text", Type.TEXT);
            String by = item.required("by", Type.TEXT);
            LocalDate date = item.required("date", DATE);
            if (title != null && text != null && by != null && date != null) {
                words.add(new OwnWord(title, text, by, date));
            }
        }
        return words;
    }
}
