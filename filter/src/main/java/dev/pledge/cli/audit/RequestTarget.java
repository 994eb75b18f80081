package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Writes a browser's URL in the stricter syntax of RFC 3986: browsers send what that does not allow, and sites take it. */
final class RequestTarget {
    private static final String ALLOWED = "-._~!$&'()*+,;=:@/";

    private RequestTarget() {}

    /** @throws IllegalArgumentException if not even so it is one */
    static URI of(UrlReference url) {
        String query = url.query();
        String end = query.isEmpty() ? "" : "?" + encoded(query.substring(1), "?");
        return URI.create(url.scheme() + "://" + url.authority() + encoded(url.path(), "") + end);
    }

    private static String encoded(String text, String more) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain =
                    c < 0x80 && (Character.isLetterOrDigit(c) || ALLOWED.indexOf(c) >= 0 || more.indexOf(c) >= 0);
            out.append(plain || c == '%' ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        for (int i = out.indexOf("%"); i >= 0; i = out.indexOf("%", i + 1)) {
            boolean escape = i + 2 < out.length()
                    && Character.digit(out.charAt(i + 1), 16) >= 0
                    && Character.digit(out.charAt(i + 2), 16) >= 0;
            if (!escape) {
                out.replace(i, i + 1, "%25");
            }
        }
        return out.toString();
    }
}
