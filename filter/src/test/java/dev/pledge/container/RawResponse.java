package dev.pledge.container;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An answer as it came over the wire.
 *
 * @param statusLine the status line
 * @param fields the header fields, in order, as written
 * @param body the body without its framing, each character one byte
 * @param trailers the trailer fields
 * @param interim the answers with a status below 200 that came before
 * @param complete whether the body ended as its framing announced
 */
public record RawResponse(
        String statusLine,
        List<Field> fields,
        String body,
        List<Field> trailers,
        List<RawResponse> interim,
        boolean complete) {

    /** A header field. */
    public record Field(String name, String value) {}

    /** Returns the status. */
    public int status() {
        return Integer.parseInt(statusLine.split(" ", 3)[1]);
    }

    /** Returns the value of the first field of a name, whatever its case, or null. */
    String header(String name) {
        List<String> values = headers(name);
        return values.isEmpty() ? null : values.get(0);
    }

    List<String> headers(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(Field::value)
                .toList();
    }

    /** Returns the names of the cookies that are set. */
    List<String> cookies() {
        return headers("Set-Cookie").stream().map(c -> c.split("=", 2)[0]).toList();
    }

    /** Returns the body in UTF-8. */
    String text() {
        return text(StandardCharsets.UTF_8);
    }

    String text(Charset charset) {
        return new String(body.getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    /** Returns everything that must be the same with and without the filter: all but dates and session identifiers. */
    String transcript() {
        return transcript(Set.of());
    }

    /** Returns the transcript without some header fields. */
    String transcript(Set<String> without) {
        Set<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        left.addAll(without);
        left.add("Date");
        String head = fields.stream()
                .filter(f -> !left.contains(f.name()))
                .map(f -> f.name() + ": " + f.value())
                .collect(Collectors.joining("\n"));
        String tail = trailers.stream().map(f -> f.name() + ": " + f.value()).collect(Collectors.joining("\n"));
        String before = interim.stream().map(i -> i.transcript(without)).collect(Collectors.joining());
        return anonymous(before + statusLine + "\n" + head + "\n\n" + legible(body) + "\n" + tail
                + (complete ? "" : "\n[cut off]"));
    }

    private static String legible(String body) {
        boolean text = body.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
        if (text && body.length() < 10_000) {
            return body;
        }
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "[" + bytes.length + " bytes: " + HexFormat.of().formatHex(digest) + "]";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String anonymous(String text) {
        return text.replaceAll("(?i)(jsessionid=)[\\w.-]+", "$1*").replaceAll("Expires=[^;\\n]*", "Expires=*");
    }
}
