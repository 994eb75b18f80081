package dev.pledge.cli.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a cookie seems to be for, going by its name: what a policy is begun with, for a person to look at.
 *
 * @param purpose what for
 * @param words in words
 */
record CookieGuess(Purpose purpose, String words) {
    /** What a cookie may be for. */
    enum Purpose {
        SESSION,
        FORM_TOKEN,
        CART,
        TRACKING,
        CONSENT,
        PREFERENCE,
        UNKNOWN
    }

    private static final CookieGuess UNKNOWN = new CookieGuess(Purpose.UNKNOWN, "nobody knows what for");

    /** Names, in lower case; a {@code *} at an end stands for anything. The first that fits counts. */
    private static final List<Name> NAMES = List.of(
            new Name(
                    Purpose.TRACKING,
                    "Google Analytics or Google Ads",
                    "_ga*",
                    "_gid",
                    "_gat*",
                    "_gcl*",
                    "__utm*",
                    "_gac*"),
            new Name(Purpose.TRACKING, "Google's advertising", "ide", "nid", "dsid", "__gads", "__gpi", "test_cookie"),
            new Name(Purpose.TRACKING, "Meta's pixel", "_fbp", "_fbc", "fr"),
            new Name(Purpose.TRACKING, "Microsoft's advertising or Clarity", "muid", "_uet*", "_clck", "_clsk"),
            new Name(Purpose.TRACKING, "Matomo", "_pk_*", "matomo*", "piwik*"),
            new Name(Purpose.TRACKING, "Hotjar", "_hj*"),
            new Name(Purpose.TRACKING, "Adobe", "amcv*", "s_cc", "s_sq", "s_vi", "demdex"),
            new Name(
                    Purpose.TRACKING, "statistics or marketing", "mp_*", "amplitude*", "ajs_*", "optimizely*", "_vwo*"),
            new Name(
                    Purpose.TRACKING,
                    "statistics or marketing",
                    "__hstc",
                    "__hssc",
                    "hubspotutk",
                    "_tt*",
                    "_pin*",
                    "_scid"),
            new Name(
                    Purpose.TRACKING,
                    "statistics or marketing",
                    "li_*",
                    "bcookie",
                    "personalization_id",
                    "_cs_*",
                    "_kla_id"),
            new Name(
                    Purpose.TRACKING,
                    "following a visitor",
                    "*track*",
                    "*visitor*",
                    "*campaign*",
                    "*affiliate*",
                    "*uuid*"),
            new Name(
                    Purpose.FORM_TOKEN,
                    "a token against forged requests",
                    "*csrf*",
                    "*xsrf*",
                    "*requestverificationtoken*"),
            new Name(
                    Purpose.CONSENT,
                    "what the visitor agreed to",
                    "*consent*",
                    "optanon*",
                    "euconsent*",
                    "*cookielaw*",
                    "*gdpr*"),
            new Name(Purpose.CART, "the shopping cart", "*cart*", "*basket*", "*warenkorb*", "*panier*", "*trolley*"),
            new Name(
                    Purpose.SESSION,
                    "the session",
                    "*session*",
                    "*sessid*",
                    "*sess",
                    "sess*",
                    "sid",
                    "*.sid",
                    "*_sid",
                    "*.auth*",
                    "cfid",
                    "cftoken"),
            new Name(
                    Purpose.PREFERENCE,
                    "how the visitor wants it",
                    "*lang*",
                    "*locale*",
                    "*currency*",
                    "*theme*",
                    "*timezone*"));

    private record Name(Purpose purpose, String words, List<String> patterns) {
        Name(Purpose purpose, String words, String... patterns) {
            this(purpose, words, List.of(patterns));
        }
    }

    static CookieGuess of(String cookie) {
        String name = cookie.toLowerCase(Locale.ROOT).replaceFirst("^__(?:secure|host)-", "");
        for (Name known : NAMES) {
            for (String pattern : known.patterns) {
                if (fits(pattern, name)) {
                    return new CookieGuess(known.purpose, known.words);
                }
            }
        }
        return UNKNOWN;
    }

    private static boolean fits(String pattern, String name) {
        boolean front = pattern.startsWith("*");
        boolean back = pattern.endsWith("*");
        String stem = pattern.substring(front ? 1 : 0, pattern.length() - (back ? 1 : 0));
        if (front) {
            return back ? name.contains(stem) : name.endsWith(stem);
        }
        return back ? name.startsWith(stem) : name.equals(stem);
    }

    /** Returns the policy's word for it, or null if a policy allows no such cookie. */
    @Nullable
    String purposeKey() {
        return switch (purpose) {
            case SESSION, FORM_TOKEN -> "session";
            case CART -> "shopping-cart";
            default -> null;
        };
    }
}
