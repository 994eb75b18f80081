package dev.pledge.page;

import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether a body can be inspected as a page, and if not, why. */
public final class Inspectable {
    private Inspectable() {}

    /**
     * Returns null if the body is a page that can be inspected, an empty text if it is none of Pledge's business, or
     * the reason why a page cannot be: {@code xhtml}, {@code encoded}, {@code no-transform} or {@code partial}.
     *
     * @param contentType the {@code Content-Type} field's value
     * @param status the response's status
     * @param fields the values of a header field by its name; none where it is absent
     */
    public static @Nullable String obstacle(
            String contentType, int status, Function<String, Collection<String>> fields) {
        if (!ContentTypeText.isHtml(contentType)) {
            return contentType.startsWith("application/xhtml+xml") ? "xhtml" : "";
        }
        if (status == 206) {
            return "partial";
        }
        for (String encoding : fields.apply("Content-Encoding")) {
            if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
                return "encoded";
            }
        }
        for (String cacheControl : fields.apply("Cache-Control")) {
            if (cacheControl.contains("no-transform")) {
                return "no-transform";
            }
        }
        return null;
    }
}
