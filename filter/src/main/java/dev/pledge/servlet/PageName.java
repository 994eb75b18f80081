package dev.pledge.servlet;

import dev.pledge.statistics.PageNames;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;

/** What a request's page is called: by the application, by Spring, by the servlet's mapping, or by its path. */
final class PageName {
    /** The request attribute by which an application names its page. */
    static final String ATTRIBUTE = "dev.pledge.page";

    private static final String SPRING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private PageName() {}

    /** Returns a name that is bounded and free of anything personal. */
    static String of(HttpServletRequest request, String path) {
        Object given = request.getAttribute(ATTRIBUTE);
        if (given == null) {
            given = request.getAttribute(SPRING_PATTERN);
        }
        if (given == null) {
            HttpServletMapping mapping = request.getHttpServletMapping();
            given = mapping == null ? null : mapping.getPattern();
        }
        return PageNames.of(given == null ? null : given.toString(), path);
    }
}
