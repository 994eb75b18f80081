package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells links that look as if following them did something, as some do although a GET should not (RFC 9110, section 9.2.1). */
final class RiskyLink {
    private static final Set<String> DEEDS = Set.of(
            "logout",
            "logoff",
            "signout",
            "signoff",
            "abmelden",
            "ausloggen",
            "deconnexion",
            "delete",
            "del",
            "remove",
            "erase",
            "destroy",
            "purge",
            "loeschen",
            "löschen",
            "entfernen",
            "supprimer",
            "unsubscribe",
            "abbestellen",
            "optout",
            "cancel",
            "stornieren",
            "kuendigen",
            "kündigen",
            "addtocart",
            "add",
            "buy",
            "vote",
            "approve");

    /** An address with more words than these tells of a deed, as a headline does, rather than being one. */
    private static final int MOST_WORDS = 3;

    private RiskyLink() {}

    static boolean is(UrlReference url) {
        String path = String.valueOf(DecodedPath.of(url.path(), ""));
        for (String segment : path.split("/", -1)) {
            if (isDeed(segment)) {
                return true;
            }
        }
        String query = url.query();
        if (!query.isEmpty()) {
            for (String part : query.substring(1).split("[&;=]", -1)) {
                if (isDeed(String.valueOf(DecodedPath.of(part.replace('+', ' '), "")))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDeed(String name) {
        List<String> words = words(name);
        if (words.size() > MOST_WORDS) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            if (DEEDS.contains(words.get(i)) || i > 0 && DEEDS.contains(words.get(i - 1) + words.get(i))) {
                return true;
            }
        }
        return DEEDS.contains(String.join("", words));
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        String spaced = name.replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ");
        for (String word : spaced.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            // A file's extension is no word of its name.
            boolean extension = word.equals("html") || word.equals("php") || word.equals("jsp") || word.equals("aspx");
            if (!word.isEmpty() && !extension) {
                words.add(word);
            }
        }
        return words;
    }
}
