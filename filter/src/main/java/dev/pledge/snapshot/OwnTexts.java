package dev.pledge.snapshot;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The site's own sentences, by language. Immutable.
 *
 * @param byLanguage the sentences of each language (ISO 639-1), by key; under the empty text those of no language
 */
public record OwnTexts(Map<String, Map<String, String>> byLanguage) {
    /** No sentence. */
    public static final OwnTexts NONE = new OwnTexts(Map.of());

    /** What the names of files with sentences end with. */
    static final String SUFFIX = ".properties";

    private static final int LONGEST = 256 * 1024;

    /** Copies the sentences. */
    public OwnTexts {
        Map<String, Map<String, String>> copy = new HashMap<>();
        byLanguage.forEach((language, texts) -> copy.put(language, Map.copyOf(texts)));
        byLanguage = Map.copyOf(copy);
    }

    /** Returns the sentences of a language, or those of no language by the empty text; none if there are none. */
    public Map<String, String> of(String language) {
        return byLanguage.getOrDefault(language, Map.of());
    }

    /**
     * Reads the property files of a base name: {@code NAME.properties} and {@code NAME_de.properties}, for each language of
     * ISO 639-1.
     *
     * @param base the base name as the policy has it; null for none
     * @throws IOException if there is no such file at all, or one cannot be read; the message names it
     */
    static OwnTexts read(ListSource source, @Nullable String base) throws IOException {
        if (base == null) {
            return NONE;
        }
        Map<String, Map<String, String>> found = new HashMap<>();
        Map<String, String> plain = file(source, base + SUFFIX);
        if (plain != null) {
            found.put("", plain);
        }
        for (String language : Locale.getISOLanguages()) {
            Map<String, String> texts = file(source, base + "_" + language + SUFFIX);
            if (texts != null) {
                found.put(language, texts);
            }
        }
        if (found.isEmpty()) {
            throw new IOException("statement.texts: there is no " + base + ".properties, and none such as " + base
                    + "_de.properties");
        }
        return new OwnTexts(found);
    }

    private static @Nullable Map<String, String> file(ListSource source, String place) throws IOException {
        byte[] bytes;
        try (InputStream in = source.open(place)) {
            bytes = in.readNBytes(LONGEST + 1);
        } catch (NoSuchFileException | FileNotFoundException absent) {
            return null;
        } catch (IOException e) {
            throw new IOException("statement.texts: " + place + " cannot be read: " + e.getMessage(), e);
        }
        if (bytes.length > LONGEST) {
            throw new IOException("statement.texts: " + place + " is longer than " + LONGEST + " bytes");
        }
        Properties properties = new Properties();
        try (InputStreamReader text = new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("statement.texts: " + place + ": " + e.getMessage(), e);
        }
        Map<String, String> texts = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            texts.put(key, properties.getProperty(key));
        }
        return texts;
    }
}
