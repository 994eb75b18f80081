package dev.pledge.servlet;

import dev.pledge.cookie.Incoming;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The container's own cookie objects, less those that the application may not see. */
final class VisibleCookies {
    private VisibleCookies() {}

    /** Returns what is left, or null if nothing is, as containers do. */
    static Cookie @Nullable [] of(Cookie[] all, Incoming judged) {
        Cookie[] kept = new Cookie[all.length];
        int count = 0;
        for (Cookie cookie : all) {
            String value = cookie.getValue();
            if (judged.keeps(cookie.getName(), value == null ? "" : value)) {
                kept[count++] = cookie;
            }
        }
        return count == 0 ? null : Arrays.copyOf(kept, count);
    }
}
