package dev.pledge.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Pledge publishes of the policy.
 *
 * @param path where, within the context: the statement is there, and what belongs to it below
 * @param header whether every governed response carries the policy's digest in {@code Pledge-Policy}
 * @param texts the base name of property files whose sentences stand in for Pledge's own: a path within the application
 *     ({@code /WEB-INF/privacy-texts}), {@code classpath:} or {@code file:}; null for none
 * @param adsTxt whether {@code /ads.txt} says that nobody may sell advertising space of the site
 * @param ownWords what no filter can check, as the site's own word
 */
public record StatementPolicy(
        String path, boolean header, @Nullable String texts, boolean adsTxt, List<OwnWord> ownWords) {
    /** Where the statement is unless the policy says otherwise. */
    public static final String PATH = "/privacy";

    private static final String PATH_EXPECTED =
            "a path such as /privacy: letters, digits, dots, hyphens and underscores between slashes";

    /** @throws IllegalArgumentException if the path or the place of the texts is none */
    public StatementPolicy {
        path = path(path);
        texts = texts == null ? null : texts(texts);
        ownWords = List.copyOf(ownWords);
    }

    /** Returns a statement at the usual path, and nothing besides. */
    public static StatementPolicy usual() {
        return new StatementPolicy(PATH, false, null, false, List.of());
    }

    /** Returns a path that needs no escaping wherever it is written. */
    static String path(String path) {
        if (!path.matches("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._-]+)+") || path.length() > 200) {
            throw new Unexpected(path, PATH_EXPECTED);
        }
        return path;
    }

    /** Returns the base name of property files if it is at a known place. */
    static String texts(String place) {
        boolean known = place.startsWith("/") || place.matches("(classpath|file):.+");
        if (!known || place.endsWith("/") || !Wording.clean(place)) {
            throw new Unexpected(
                    place, "a base name such as /WEB-INF/privacy-texts, or with classpath: or file: before it");
        }
        if (place.endsWith(".properties")) {
            throw new Unexpected(place, "the base name alone, without .properties");
        }
        return place;
    }

    /** Returns what follows the statement's own path in another; null if that does not begin with it. */
    public @Nullable String below(String other) {
        return other.startsWith(path) ? other.substring(path.length()) : null;
    }
}
