package dev.pledge.site;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.servlet.Exchange;
import dev.pledge.servlet.Reception;
import dev.pledge.transport.Decision;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Sends a plain request for a sensitive path to HTTPS, and refuses one with a body: that has already travelled in the
 * clear, and no answer can take it back (RFC 9110, section 15.5.4).
 */
public final class HttpsGate implements Reception {
    private final Languages languages;

    /** Makes the gate, which refuses in these languages. */
    public HttpsGate(Languages languages) {
        this.languages = languages;
    }

    @Override
    public boolean answers(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Mode mode = exchange.modes().sensitiveForms();
        if (mode == Mode.OFF || exchange.isSecure()) {
            return false;
        }
        Decision decision = exchange.snapshot()
                .transport()
                .decide(request.getMethod(), exchange.isSecure(), exchange.path(), target(request));
        boolean enforced = mode == Mode.ENFORCE;
        if (decision instanceof Decision.Redirect redirect && !hasBody(request)) {
            exchange.evidence().found(Kind.PLAIN_REQUEST_REDIRECTED, redirect.pattern(), "redirect");
            if (enforced) {
                response.setStatus(Decision.Redirect.STATUS);
                response.setHeader("Location", redirect.location());
                response.setHeader("Cache-Control", "no-store");
                response.setContentLength(0);
            }
            return enforced;
        }
        String pattern = exposed(decision);
        if (pattern == null) {
            return false;
        }
        exchange.evidence().found(Kind.EXPOSURE, pattern, request.getMethod());
        if (enforced) {
            refuse(exchange, request, response);
        }
        return enforced;
    }

    /** Returns the pattern of a request that is not only asked for, but has carried something; or null. */
    private static @Nullable String exposed(Decision decision) {
        if (decision instanceof Decision.Refuse refusal) {
            return refusal.pattern();
        }
        return decision instanceof Decision.Redirect redirect ? redirect.pattern() : null;
    }

    /** Returns whether a body came (RFC 9112, section 6), whatever the method: it would be sent again. */
    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** Returns what the client asked for: the path as it was sent, and the query. */
    private static String target(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private void refuse(Exchange exchange, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Texts texts = languages.choose(exchange.snapshot().texts(), null, request.getHeader("Accept-Language"));
        byte[] refusal = page(texts);
        response.setStatus(Decision.Refuse.STATUS);
        response.setContentType("text/html;charset=utf-8");
        response.setHeader("Content-Language", texts.language());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'");
        response.setContentLength(refusal.length);
        response.getOutputStream().write(refusal);
    }

    private static byte[] page(Texts texts) {
        Markup out = new Markup().doctype();
        out.open("html", "lang", texts.language()).open("head");
        out.empty("meta", "charset", "utf-8").element("title", texts.get("insecure.title"));
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .close();
        out.open("body").element("h1", texts.get("insecure.heading"));
        out.element("p", texts.get("insecure.refused"));
        out.sentenceIn("p", texts, "insecure.what-next", (Markup.Part) part -> part.element("strong", "https"));
        return out.close().close().line().bytes();
    }
}
