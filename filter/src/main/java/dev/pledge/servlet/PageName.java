package dev.pledge.servlet;

import dev.pledge.statistics.PageNames;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request's page is called: by the application, by Spring, by the servlet's mapping, or by its path. */
final class PageName {
    /** The request attribute by which an application names its page. */
    static final String ATTRIBUTE = "dev.pledge.page";

    private static final String SPRING_PATTERN = "org.springframework.web.servlet.HandlerMapping.bestMatchingPattern";

    private final HttpServletRequest request;
    private final String path;
    private @Nullable String given;
    private @Nullable String name;

    /** @param path the path within the context */
    PageName(HttpServletRequest request, String path) {
        this.request = request;
        this.path = path;
    }

    /** Returns a name that is bounded and free of anything personal; it may become more telling as the request goes on. */
    String now() {
        String says = given();
        String known = name;
        if (known == null || !Objects.equals(says, given)) {
            known = PageNames.of(says, path);
            given = says;
            name = known;
        }
        return known;
    }

    private @Nullable String given() {
        Object says = request.getAttribute(ATTRIBUTE);
        if (says == null) {
            says = request.getAttribute(SPRING_PATTERN);
        }
        if (says != null) {
            return says.toString();
        }
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null ? null : mapping.getPattern();
    }
}
