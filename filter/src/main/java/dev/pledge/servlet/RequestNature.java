package dev.pledge.servlet;

import dev.pledge.page.ContentTypeText;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request's own header fields say of its answer, before there is one.
 *
 * @param possiblyHtml whether the answer may be a page; if not, its validators and ranges are nobody's business here
 * @param navigation whether a browser is about to show the answer as a page (Fetch Metadata, else {@code Accept})
 */
record RequestNature(boolean possiblyHtml, boolean navigation) {
    static final RequestNature NO_PAGE = new RequestNature(false, false);
    private static final RequestNature PERHAPS = new RequestNature(true, false);
    private static final RequestNature NAVIGATION = new RequestNature(true, true);

    /** @param request the container's request, whose header fields are complete */
    static RequestNature of(HttpServletRequest request, String path) {
        String method = request.getMethod();
        if (method.equals("POST")) {
            // Its conditions are about what it changes (RFC 9110, section 13.1), not about a page that is kept.
            String accept = request.getHeader("Accept");
            return new RequestNature(false, accept != null && acceptsHtml(accept));
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return NO_PAGE;
        }
        String typeByName = request.getServletContext().getMimeType(path);
        if (typeByName != null) {
            return ContentTypeText.isHtml(typeByName) ? NAVIGATION : NO_PAGE;
        }
        String destination = request.getHeader("Sec-Fetch-Dest");
        String accept = request.getHeader("Accept");
        if (destination != null) {
            return byDestination(destination, accept != null && acceptsHtml(accept));
        }
        if (accept == null || accept.contains("*/*") && !acceptsHtml(accept) || accept.contains("text/*")) {
            return PERHAPS;
        }
        return acceptsHtml(accept) ? NAVIGATION : NO_PAGE;
    }

    private static RequestNature byDestination(String destination, boolean acceptsHtml) {
        return switch (destination) {
            case "document", "iframe", "frame", "embed", "object" -> NAVIGATION;
            // A script asks; mostly for data, whose validators are the application's.
            case "empty" -> acceptsHtml ? PERHAPS : NO_PAGE;
            default -> NO_PAGE;
        };
    }

    static boolean acceptsHtml(String accept) {
        return accept.contains("text/html");
    }
}
