package dev.pledge.site;

import dev.pledge.page.StubScript;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Serves the script that stands in for removed loaders, from the site itself. Under the address that names its revision,
 * as pages have it, a browser keeps it for good.
 */
public final class StubDocument implements Reception {
    private final String path;

    /**
     * Makes the document.
     *
     * @param path its path within the context
     */
    public StubDocument(String path) {
        this.path = path;
    }

    /** A page with a removed loader may stand at a path with a mode of its own; the script is none of them. */
    @Override
    public boolean isAt(Snapshot snapshot, String other) {
        return path.equals(other);
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AdServerPolicy policy = exchange.snapshot().policy().adServers();
        if (!exchange.path().equals(path) || !policy.stubs() || !policy.scope().enforcedSomewhere()) {
            return false;
        }
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return false;
        }
        StubScript script = exchange.snapshot().pages().stubs();
        String tag = '"' + script.revision() + '"';
        boolean named = script.revision().equals(request.getQueryString());
        response.setHeader("Cache-Control", named ? "public, max-age=31536000, immutable" : "public, no-cache");
        response.setHeader("ETag", tag);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (holds(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return true;
        }
        response.setContentType("text/javascript;charset=utf-8");
        response.setContentLength(script.length());
        if (method.equals("GET")) {
            response.getOutputStream().write(script.bytes());
        }
        return true;
    }

    /** Returns whether a client has it already (RFC 9110, section 13.1.2); a gzip filter outside may have weakened its tag. */
    private static boolean holds(@Nullable String tags, String tag) {
        return tags != null && (tags.contains(tag) || tags.strip().equals("*"));
    }
}
