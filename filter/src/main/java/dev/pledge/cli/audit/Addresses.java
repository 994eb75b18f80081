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

    private final int mostQueries;
    private final Set<String> met = new HashSet<>();
    private final Map<String, Integer> queries = new HashMap<>();
    private int passedOver;
    private boolean full;

    /** @param mostQueries how many queries of one path are taken */
    Addresses(int mostQueries) {
        this.mostQueries = mostQueries;
    }

    /** Returns how many addresses were passed over, as there are so many queries of their path. */
    int passedOver() {
        return passedOver;
    }

    /** Returns why addresses were lost for want of room; empty if none was. */
    String lost() {
        return full ? "at " + MOST + " addresses: what else is linked was not noted" : "";
    }

    /** Returns whether an address is to be asked for: it was not met before, and is no file by its name. */
    boolean isNew(UrlReference url) {
        if (isFile(url.path())) {
            return false;
        }
        String path = SESSION_IN_PATH.matcher(url.path()).replaceAll("");
        String query = PASSING.matcher(url.query()).replaceAll("").replaceFirst("[?&]$", "");
        String page = url.scheme() + "://" + url.authority() + path;
        if (met.size() >= MOST) {
            full |= !met.contains(page + query);
            return false;
        }
        if (!met.add(page + query)) {
            return false;
        }
        boolean taken = query.isEmpty() || queries.merge(page, 1, Integer::sum) <= mostQueries;
        passedOver += taken ? 0 : 1;
        return taken;
    }

    private static boolean isFile(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/')
                && FILES.contains(path.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
