package dev.pledge.site;

import dev.pledge.snapshot.OwnTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The languages in which Pledge's pages can be read: English, German, and whatever else there is a file {@code
 * dev/pledge/site/texts_LANGUAGE.properties} for. Immutable.
 */
public final class Languages {
    /** The language that is always complete. */
    private static final String ENGLISH = "en";

    private static final int LONGEST_HEADER = 500;

    private final Map<String, Map<String, String>> builtIn;

    private Languages(Map<String, Map<String, String>> builtIn) {
        this.builtIn = builtIn;
    }

    /** Reads the bundles on the class path, once for an application. */
    public static Languages read() {
        Map<String, Map<String, String>> found = new TreeMap<>();
        Map<String, String> english = bundle("texts.properties");
        if (english == null) {
            throw new IllegalStateException("texts.properties is missing from Pledge's jar");
        }
        found.put(ENGLISH, english);
        for (String language : Locale.getISOLanguages()) {
            Map<String, String> texts = bundle("texts_" + language + ".properties");
            if (texts != null) {
                found.put(language, texts);
            }
        }
        return new Languages(Collections.unmodifiableMap(found));
    }

    private static @Nullable Map<String, String> bundle(String name) {
        try (InputStream in = Languages.class.getResourceAsStream(name)) {
            if (in == null) {
                return null;
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                ResourceBundle bundle = new PropertyResourceBundle(reader);
                Map<String, String> texts = new HashMap<>();
                for (String key : bundle.keySet()) {
                    texts.put(key, bundle.getString(key));
                }
                return Map.copyOf(texts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Returns Pledge's own sentences in English. */
    Texts english() {
        return new Texts(Locale.ENGLISH, List.of(builtIn.getOrDefault(ENGLISH, Map.of())));
    }

    /** Returns the languages that a site can be read in, as {@code lang} has them, in their order. */
    public List<String> of(OwnTexts own) {
        TreeMap<String, Boolean> all = new TreeMap<>();
        builtIn.keySet().forEach(language -> all.put(language, true));
        own.byLanguage().keySet().forEach(language -> all.put(language, true));
        all.remove("");
        return List.copyOf(all.keySet());
    }

    /**
     * Returns the sentences for a visitor.
     *
     * @param own the site's own sentences
     * @param wanted the language that the visitor has chosen; null for none
     * @param accepted the value of {@code Accept-Language} (RFC 9110, section 12.5.4); null for none. What is no such value
     *     counts as none
     */
    public Texts choose(OwnTexts own, @Nullable String wanted, @Nullable String accepted) {
        List<String> known = of(own);
        List<LanguageRange> ranges = ranges(accepted);
        String language = wanted != null && known.contains(wanted) ? wanted : null;
        if (language == null) {
            Locale best = Locale.lookup(
                    ranges, known.stream().map(Locale::forLanguageTag).toList());
            language = best == null ? ENGLISH : best.getLanguage();
        }
        return new Texts(regional(language, ranges), sources(own, language));
    }

    private List<Map<String, String>> sources(OwnTexts own, String language) {
        List<Map<String, String>> sources = new ArrayList<>();
        sources.add(own.of(language));
        if (!language.equals(ENGLISH)) {
            sources.add(builtIn.getOrDefault(language, Map.of()));
        }
        sources.add(own.of(""));
        sources.add(builtIn.getOrDefault(ENGLISH, Map.of()));
        return sources;
    }

    /** Returns the language with the region that the visitor has said first: dates differ. */
    private static Locale regional(String language, List<LanguageRange> ranges) {
        for (LanguageRange range : ranges) {
            Locale locale = Locale.forLanguageTag(range.getRange());
            if (locale.getLanguage().equals(language) && !locale.getCountry().isEmpty()) {
                return new Locale.Builder()
                        .setLanguage(language)
                        .setRegion(locale.getCountry())
                        .build();
            }
        }
        return Locale.forLanguageTag(language);
    }

    private static List<LanguageRange> ranges(@Nullable String header) {
        if (header == null || header.isBlank() || header.length() > LONGEST_HEADER) {
            return List.of();
        }
        try {
            return LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
