package dev.pledge.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The value of a {@code Content-Type} field (RFC 9110, section 8.3), as applications and containers write it. */
public final class ContentTypeText {
    private static final String CHARSET = "charset=";

    private ContentTypeText() {}

    /** Returns whether a content type is HTML; XHTML is parsed by other rules and is none. */
    public static boolean isHtml(@Nullable String contentType) {
        if (contentType == null || !contentType.regionMatches(true, 0, "text/html", 0, 9)) {
            return false;
        }
        return contentType.length() == 9 || " ;,\t".indexOf(contentType.charAt(9)) >= 0;
    }

    /** Returns a content type without its parameters, in lower case. */
    public static String bare(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).trim().toLowerCase(Locale.ROOT);
    }

    /** Returns the charset that a content type names, without quotes, or null. */
    public static @Nullable String charset(@Nullable String contentType) {
        int at = contentType == null ? -1 : charsetAt(contentType);
        if (at < 0 || contentType == null) {
            return null;
        }
        return contentType
                .substring(at + CHARSET.length(), parameterEnd(contentType, at))
                .replace("\"", "")
                .trim();
    }

    /** Returns a content type without its charset. */
    public static String withoutCharset(String contentType) {
        int at = charsetAt(contentType);
        int semicolon = at < 0 ? -1 : contentType.lastIndexOf(';', at);
        if (semicolon < 0) {
            return contentType;
        }
        return contentType.substring(0, semicolon).stripTrailing()
                + contentType.substring(parameterEnd(contentType, at));
    }

    private static int charsetAt(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).indexOf(CHARSET);
    }

    private static int parameterEnd(String contentType, int from) {
        int end = contentType.indexOf(';', from);
        return end < 0 ? contentType.length() : end;
    }
}
