package dev.pledge.cli.audit;

import dev.pledge.html.UrlReference;
import java.net.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one address answered. */
final class Fetched {
    private final UrlReference url;
    private final int status;
    private final HttpHeaders fields;
    private final byte[] body;
    private final boolean cut;

    /**
     * @param body the body, decompressed; empty where it is no page
     * @param cut whether the body is longer than was read
     */
    Fetched(UrlReference url, int status, HttpHeaders fields, byte[] body, boolean cut) {
        this.url = url;
        this.status = status;
        this.fields = fields;
        this.body = body;
        this.cut = cut;
    }

    UrlReference url() {
        return url;
    }

    int status() {
        return status;
    }

    /** Returns the body, decompressed; empty where it is no page. Not to be written to. */
    byte[] body() {
        return body;
    }

    /** Returns whether the body is longer than was read. */
    boolean cut() {
        return cut;
    }

    /** Returns a header field's first value, or an empty text. */
    String value(String name) {
        return fields.firstValue(name).orElse("");
    }

    @Nullable
    String contentType() {
        return fields.firstValue("Content-Type").orElse(null);
    }

    Collection<String> values(String name) {
        return fields.allValues(name);
    }

    /** Returns where the answer sends the browser, or null if it is no redirect. */
    @Nullable
    UrlReference redirect() {
        boolean redirects = List.of(301, 302, 303, 307, 308).contains(status);
        String location = redirects ? fields.firstValue("Location").orElse(null) : null;
        return location == null ? null : url.resolve(asUtf8(location));
    }

    /** Some write an address into the field as it is, and browsers read it as UTF-8; the client has read its bytes one by one. */
    private static String asUtf8(String field) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(field.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return field;
        }
    }
}
