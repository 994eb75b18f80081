package dev.pledge.demo.marketing;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** What the shop's servlets do for marketing: identifiers in cookies, and a head start for the ads. */
public final class Campaign {
    private static final int NINETY_DAYS_SECONDS = 90 * 24 * 60 * 60;
    private static final int ONE_DAY_SECONDS = 24 * 60 * 60;
    private static final String HOME_PRELOADS = "</static/css/shop.css>; rel=preload; as=style,"
            + " <https://securepubads.g.doubleclick.net/tag/js/gpt.js>; rel=preload; as=script";

    private Campaign() {}

    /** Sets the cookies that the pixels of the page would read. */
    public static void mark(HttpServletRequest request, HttpServletResponse response) {
        long now = Instant.now().getEpochSecond();
        if (isNew(request, "_fbp")) {
            Cookie facebook = new Cookie("_fbp", "fb.1." + now + "000." + number());
            facebook.setMaxAge(NINETY_DAYS_SECONDS);
            facebook.setPath("/");
            response.addCookie(facebook);
        }
        if (isNew(request, "_gid")) {
            response.addHeader(
                    "Set-Cookie", "_gid=GA1.1." + number() + "." + now + "; Path=/; Max-Age=" + ONE_DAY_SECONDS);
        }
    }

    /** Has the browser fetch the home page's styles, and its ads, before it sees the page. */
    public static void preloadForHome(HttpServletResponse response) {
        response.addHeader("Link", HOME_PRELOADS);
    }

    /** Returns whether a visitor has no cookie of that name yet. */
    public static boolean isNew(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Returns a number for a visitor, as analytics scripts draw them. */
    public static int number() {
        return ThreadLocalRandom.current().nextInt(100_000_000, 2_000_000_000);
    }
}
