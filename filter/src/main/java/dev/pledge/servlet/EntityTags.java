package dev.pledge.servlet;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags (RFC 9110, section 8.8.3) of governed pages carry the revision of what governed them. A browser that
 * kept a page from before the policy, or before a newer list, has a tag without the current revision, and must not be
 * told that its copy is still good.
 */
final class EntityTags {
    private static final String MARK = "--pledge-";
    private static final String FROM_DATE = "date-";

    private final String suffix;

    /** @param revision names policy, lists and version: letters and digits */
    EntityTags(String revision) {
        this.suffix = MARK + revision + "\"";
    }

    /** Returns whether a field value names a tag of any revision: then it is one of a page, whatever the request says. */
    static boolean isMarked(String fieldValue) {
        return fieldValue.contains(MARK);
    }

    /** Returns an application's tag with the revision; one that has it already, or is no tag, comes back as it is. */
    String marked(String tag) {
        if (!tag.endsWith("\"") || tag.endsWith(suffix) || tag.length() < 2) {
            return tag;
        }
        return tag.substring(0, tag.length() - 1) + suffix;
    }

    /**
     * Returns a tag for a page that has only a {@code Last-Modified}, or null if that is no date: without a tag, a browser
     * could not prove which revision it holds, and could never be answered 304.
     */
    @Nullable
    String fromDate(String lastModified) {
        try {
            return "W/\"" + FROM_DATE + Long.toHexString(HttpDate.seconds(lastModified)) + suffix;
        } catch (IllegalArgumentException noDate) {
            return null;
        }
    }

    /** Returns the date of a tag that was made from one, as an HTTP date; or null. */
    private @Nullable String date(String tag) {
        String begin = "W/\"" + FROM_DATE;
        if (!tag.startsWith(begin)) {
            return null;
        }
        try {
            long seconds = Long.parseLong(tag.substring(begin.length(), tag.length() - suffix.length()), 16);
            return HttpDate.text(seconds);
        } catch (NumberFormatException | DateTimeException forged) {
            return null;
        }
    }

    /**
     * What is left of the conditions for the application.
     *
     * @param ifNoneMatch the application's own tags, or null if there is none
     * @param since the date of a tag that was made from one, or null
     * @param proof the first tag that proved the revision, or null
     */
    record Translated(
            @Nullable String ifNoneMatch,
            @Nullable String since,
            @Nullable String proof) {
        static final Translated HIDDEN = new Translated(null, null, null);

        /** Returns whether a tag proved the revision; then {@code If-Modified-Since} means something too. */
        boolean isProven() {
            return proof != null;
        }
    }

    /**
     * Translates {@code If-None-Match} field values back: tags with the current revision lose it, or become the date that
     * they were made from; others vanish.
     */
    Translated translate(List<String> fieldValues) {
        List<String> kept = new ArrayList<>();
        String since = null;
        String proof = null;
        for (String value : fieldValues) {
            for (String tag : tags(value)) {
                if (!tag.endsWith(suffix)) {
                    continue;
                }
                proof = proof == null ? tag : proof;
                String date = date(tag);
                if (date == null) {
                    kept.add(tag.substring(0, tag.length() - suffix.length()) + "\"");
                } else {
                    since = date;
                }
            }
        }
        return new Translated(kept.isEmpty() ? null : String.join(", ", kept), since, proof);
    }

    /** Removes the current revision from the tags of {@code If-Match} and keeps the others. */
    String withoutRevision(String fieldValue) {
        return fieldValue.replace(suffix, "\"");
    }

    private static List<String> tags(String fieldValue) {
        List<String> tags = new ArrayList<>();
        int at = 0;
        while (at < fieldValue.length()) {
            int open = fieldValue.indexOf('"', at);
            int close = open < 0 ? -1 : fieldValue.indexOf('"', open + 1);
            if (close < 0) {
                break;
            }
            boolean weak = open >= at + 2 && fieldValue.startsWith("W/", open - 2);
            tags.add(fieldValue.substring(weak ? open - 2 : open, close + 1));
            at = close + 1;
        }
        return tags;
    }
}
