package dev.pledge.site;

import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.snapshot.Snapshot;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Serves the stylesheet of the indicator, from the site itself. */
public final class IndicatorStylesheet implements Reception {
    private final byte[] stylesheet;
    private final String path;

    /**
     * Makes the document.
     *
     * @param path its path within the context
     * @param stylesheet its bytes, in UTF-8
     */
    public IndicatorStylesheet(String path, byte[] stylesheet) {
        this.path = path;
        this.stylesheet = stylesheet.clone();
    }

    /** A page that shows the indicator may stand at a path with a mode of its own; its stylesheet is none of them. */
    @Override
    public boolean isAt(Snapshot snapshot, String other) {
        return path.equals(other);
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!exchange.path().equals(path)
                || !exchange.snapshot().policy().sensitiveForms().indicator()
                || !exchange.snapshot().policy().sensitiveForms().enforcedSomewhere()) {
            return false;
        }
        String method = request.getMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return false;
        }
        response.setContentType("text/css;charset=utf-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(stylesheet.length);
        if (method.equals("GET")) {
            response.getOutputStream().write(stylesheet);
        }
        return true;
    }
}
