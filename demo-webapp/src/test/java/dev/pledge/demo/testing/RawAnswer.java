package dev.pledge.demo.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * An answer as it came over the wire.
 *
 * @param statusLine the first line, without its end
 * @param fields the header field lines in their order, without their ends
 * @param body what came after them, chunks and all; every byte is one character (ISO 8859-1)
 */
public record RawAnswer(String statusLine, List<String> fields, String body) {
    /** Copies the fields. */
    public RawAnswer {
        fields = List.copyOf(fields);
    }

    static RawAnswer of(byte[] wire) {
        String text = new String(wire, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("the answer has no end of its head: " + text);
        }
        List<String> head = Arrays.asList(text.substring(0, end).split("\r\n", -1));
        return new RawAnswer(head.get(0), head.subList(1, head.size()), text.substring(end + 4));
    }

    /** Returns the status code. */
    public int status() {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    /** Returns the values of the fields of this name, in their order. */
    public List<String> values(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return fields.stream()
                .filter(f -> f.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(f -> f.substring(prefix.length()).strip())
                .toList();
    }

    /** Returns the names of the cookies that are set, in their order. */
    public List<String> cookieNames() {
        return values("Set-Cookie").stream()
                .map(c -> c.substring(0, c.indexOf('=')))
                .toList();
    }
}
