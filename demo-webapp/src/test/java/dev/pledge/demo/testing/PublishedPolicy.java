package dev.pledge.demo.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a site promises at {@code /privacy/policy.json}, and what contradicts it. Knows the document alone. */
public final class PublishedPolicy {
    /** How far the browser's clock may be off what it was told, in seconds. */
    private static final double CLOCK = 5;

    private final JsonNode policy;

    /** Reads a document in which all promises that are compared are enforced. */
    public PublishedPolicy(String json) {
        try {
            this.policy = new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String promise : List.of("cookies", "ad-servers", "sensitive-forms")) {
            if (!policy.at("/" + promise + "/mode").asText().equals("enforce")) {
                throw new AssertionError(promise + " is not promised: " + policy);
            }
        }
    }

    /** Returns what a cookie in a browser's jar contradicts. */
    public List<String> contradictions(Cookie cookie, Instant now) {
        JsonNode promised = allowed(cookie.name);
        if (promised == null) {
            return List.of("the cookie " + cookie.name + " is not promised");
        }
        List<String> all = new ArrayList<>();
        JsonNode life = promised.get("max-age-seconds");
        boolean forSession = cookie.expires < 0;
        if (!forSession && (life.isNull() || cookie.expires - now.getEpochSecond() > life.asLong() + CLOCK)) {
            all.add("the cookie " + cookie.name + " lives longer than promised");
        }
        if (promised.get("http-only").asBoolean() && !cookie.httpOnly) {
            all.add("scripts can read the cookie " + cookie.name);
        }
        String sameSite = String.valueOf(cookie.sameSite).toLowerCase(Locale.ROOT);
        if (!promised.get("same-site").asText().equals(sameSite)) {
            all.add("the cookie " + cookie.name + " has SameSite=" + sameSite);
        }
        return all;
    }

    private @Nullable JsonNode allowed(String name) {
        for (JsonNode cookie : policy.at("/cookies/allowed")) {
            if (cookie.get("name").asText().equals(name)) {
                return cookie;
            }
        }
        return null;
    }

    /** Returns what a request of the browser's contradicts. */
    public List<String> contradictions(String method, URI address) {
        List<String> all = new ArrayList<>();
        if (!isOwn(address)) {
            all.add("the host " + address.getHost() + " is contacted");
        } else if (method.equals("POST") && isPlain(address) && isSensitive(address)) {
            all.add("the form of " + address.getPath() + " was sent in the clear");
        }
        return all;
    }

    /**
     * Returns what a page contradicts.
     *
     * @param address where it is
     * @param forms where its forms would be sent
     * @param posts whether one of them has a body
     * @param indicated whether it says that it is secure
     */
    public List<String> contradictions(URI address, List<URI> forms, boolean posts, boolean indicated) {
        List<String> all = new ArrayList<>();
        boolean sensitive = isSensitive(address);
        if (sensitive && isPlain(address)) {
            all.add(address.getPath() + " is shown in the clear");
        }
        if (sensitive
                && posts
                && !indicated
                && policy.at("/sensitive-forms/indicator").asBoolean()) {
            all.add(address.getPath() + " does not say that it is secure");
        }
        for (URI form : forms) {
            if (!isOwn(form)) {
                all.add("a form of " + address.getPath() + " is sent to " + form.getHost());
            } else if (isPlain(form) && isSensitive(form)) {
                all.add("a form of " + address.getPath() + " would be sent to " + form.getPath() + " in the clear");
            }
        }
        return all;
    }

    private boolean isOwn(URI address) {
        String host = address.getHost();
        for (JsonNode own : policy.at("/site/hosts")) {
            if (own.asText().equalsIgnoreCase(host)) {
                return true;
            }
        }
        return policy.at("/site/authority")
                .asText()
                .replaceFirst(":[0-9]+$", "")
                .equalsIgnoreCase(host);
    }

    private static boolean isPlain(URI address) {
        return address.getScheme().equals("http");
    }

    private boolean isSensitive(URI address) {
        String path = address.getPath();
        for (JsonNode node : policy.at("/sensitive-forms/paths")) {
            String pattern = node.asText();
            String prefix = pattern.replaceFirst("/\\*$", "");
            if (path.equals(pattern) || !prefix.equals(pattern) && (path + "/").startsWith(prefix + "/")) {
                return true;
            }
        }
        return false;
    }
}
