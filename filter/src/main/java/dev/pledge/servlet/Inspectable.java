package dev.pledge.servlet;

import org.jspecify.annotations.Nullable;

/** Whether a body can be inspected as a page, and if not, why. */
final class Inspectable {
    private Inspectable() {}

    /**
     * Returns null if the body is a page that can be inspected, an empty text if it is none of Pledge's business, or
     * the reason why a page cannot be: {@code xhtml}, {@code encoded}, {@code no-transform} or {@code partial}.
     */
    static @Nullable String obstacle(String contentType, GovernedResponse response) {
        if (!ContentTypeText.isHtml(contentType)) {
            return contentType.startsWith("application/xhtml+xml") ? "xhtml" : "";
        }
        if (response.getStatus() == 206) {
            return "partial";
        }
        String encoding = response.getHeader("Content-Encoding");
        if (encoding != null && !encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            return "encoded";
        }
        for (String cacheControl : response.getHeaders("Cache-Control")) {
            if (cacheControl.contains("no-transform")) {
                return "no-transform";
            }
        }
        return null;
    }
}
