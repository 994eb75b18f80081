package dev.pledge.servlet;

import jakarta.servlet.http.Cookie;
import java.util.Map;

/** Writes a container's cookie as a {@code Set-Cookie} value (RFC 6265, section 4.1), so that it can be judged. */
final class SetCookieText {
    private SetCookieText() {}

    static String of(Cookie cookie) {
        StringBuilder text = new StringBuilder(96);
        text.append(cookie.getName()).append('=');
        if (cookie.getValue() != null) {
            text.append(cookie.getValue());
        }
        for (Map.Entry<String, String> attribute : cookie.getAttributes().entrySet()) {
            append(text, attribute.getKey(), attribute.getValue());
        }
        return text.toString();
    }

    /** Flags are "true", "" or absent in the attributes of a {@link Cookie}; "false" is how one is taken back. */
    private static void append(StringBuilder text, String name, String value) {
        boolean flag = name.equalsIgnoreCase("Secure")
                || name.equalsIgnoreCase("HttpOnly")
                || name.equalsIgnoreCase("Partitioned");
        if (flag) {
            if (!value.equalsIgnoreCase("false")) {
                text.append("; ").append(name);
            }
            return;
        }
        if (name.equalsIgnoreCase("Max-Age") && value.startsWith("-")) {
            // A negative age means a session cookie to the Servlet API, and a deletion to a browser.
            return;
        }
        text.append("; ").append(name);
        if (!value.isEmpty()) {
            text.append('=').append(value);
        }
    }
}
