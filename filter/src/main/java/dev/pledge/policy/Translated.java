package dev.pledge.policy;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text of the site's own: one for all visitors, or one for each language.
 *
 * @param byLanguage the text of each language (ISO 639-1, in lower case); under the empty text the one for all, which stands
 *     alone
 */
public record Translated(SortedMap<String, String> byLanguage) {
    static final String EXPECTED =
            "a text (in quotes, if it looks like a number), or one for each language such as { en: …, de: … }";

    static final String LANGUAGE = "a language of two letters (ISO 639-1), such as de";

    private static final String ALL = "";
    private static final String ENGLISH = "en";
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    /**
     * Copies the texts.
     *
     * @throws IllegalArgumentException if there is none, one cannot be shown, or a language is none of ISO 639-1
     */
    public Translated {
        SortedMap<String, String> copy = new TreeMap<>();
        boolean forAll = byLanguage.size() == 1 && byLanguage.containsKey(ALL);
        for (Map.Entry<String, String> one : byLanguage.entrySet()) {
            copy.put(forAll ? ALL : language(one.getKey()), Wording.shown(one.getValue()));
        }
        if (copy.isEmpty()) {
            throw new Unexpected("nothing", EXPECTED);
        }
        byLanguage = Collections.unmodifiableSortedMap(copy);
    }

    /** Returns a text for all visitors. */
    public static Translated forAll(String text) {
        return new Translated(new TreeMap<>(Map.of(ALL, text)));
    }

    /** Returns a language if it is one. */
    static String language(String language) {
        if (!LANGUAGES.contains(language)) {
            throw new Unexpected(language, LANGUAGE);
        }
        return language;
    }

    /** Returns whether there is one text for all visitors. */
    public boolean isForAll() {
        return byLanguage.containsKey(ALL);
    }

    /**
     * Returns the language in which a visitor reads the text: theirs if there is a text in it, else English, else the first
     * by the alphabet; the empty text where there is one for all.
     */
    public String languageFor(String language) {
        if (isForAll()) {
            return ALL;
        }
        return byLanguage.containsKey(language)
                ? language
                : byLanguage.containsKey(ENGLISH) ? ENGLISH : byLanguage.firstKey();
    }

    /** Returns the text that a visitor of a language reads. */
    public String in(String language) {
        return byLanguage.getOrDefault(languageFor(language), "");
    }
}
