package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses were met before. Those that differ only in a session or in where a visitor came from are one; of one path
 * only so many queries are taken, as calendars and filters have no end.
 */
final class Addresses {
    private static final int QUERIES_OF_A_PATH = 20;
    private static final int MOST = 50_000;
    private static final Pattern SESSION_IN_PATH = Pattern.compile("(?i);jsessionid=[^/;?]*");
    private static final Pattern PASSING =
            Pattern.compile("(?i)(?<=[?&])(?:phpsessid|jsessionid|sessionid|utm_[a-z]+|gclid|fbclid)=[^&]*&?");
    private static final Set<String> FILES = Set.of(
            "7z",
            "avi",
            "bmp",
            "bz2",
            "css",
            "csv",
            "dmg",
            "doc",
            "docx",
            "eot",
            "epub",
            "exe",
            "gif",
            "gz",
            "ico",
            "ics",
            "iso",
            "jar",
            "jpeg",
            "jpg",
            "js",
            "json",
            "m4a",
            "m4v",
            "map",
            "mjs",
            "mov",
            "mp3",
            "mp4",
            "mpeg",
            "msi",
            "odp",
            "ods",
            "odt",
            "ogg",
            "ogv",
            "otf",
            "pdf",
            "png",
            "ppt",
            "pptx",
            "ps",
            "rar",
            "rss",
            "rtf",
            "svg",
            "tar",
            "tgz",
            "tif",
            "tiff",
            "ttf",
            "txt",
            "wasm",
            "wav",
            "webm",
            "webmanifest",
            "webp",
            "woff",
            "woff2",
            "xls",
            "xlsx",
            "xml",
            "xz",
            "zip");

    private final Set<String> met = new HashSet<>();
    private final Map<String, Integer> queries = new HashMap<>();

    /** Returns whether an address is to be asked for: it was not met before, and is no file by its name. */
    boolean isNew(UrlReference url) {
        if (isFile(url.path()) || met.size() >= MOST) {
            return false;
        }
        String path = SESSION_IN_PATH.matcher(url.path()).replaceAll("");
        String query = PASSING.matcher(url.query()).replaceAll("").replaceFirst("[?&]$", "");
        String page = url.scheme() + "://" + url.authority() + path;
        if (!met.add(page + query)) {
            return false;
        }
        return query.isEmpty() || queries.merge(page, 1, Integer::sum) <= QUERIES_OF_A_PATH;
    }

    private static boolean isFile(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && FILES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
