package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks in the first bytes of a page for a declaration of its encoding (HTML standard, 13.2.3.2, the prescan). */
final class MetaPrescan {
    private static final byte[] UTF_16LE_XML = {'<', 0, '?', 0, 'x', 0};
    private static final byte[] UTF_16BE_XML = {0, '<', 0, '?', 0, 'x'};

    private final byte[] b;
    private final int end;
    private int p;

    private String attributeName = "";
    private String attributeValue = "";

    private MetaPrescan(byte[] bytes, int length) {
        b = bytes;
        end = length;
    }

    /** Returns the encoding that is declared in these bytes, or null if there is none, or none yet. */
    static @Nullable Encoding find(byte[] bytes, int length) {
        return new MetaPrescan(bytes, length).find();
    }

    /** Returns the encoding of an XML declaration, which counts if there is no other. */
    static @Nullable Encoding findXml(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        int close = text.indexOf('>');
        if (!text.startsWith("<?xml") || close < 0) {
            return null;
        }
        int at = text.indexOf("encoding");
        if (at < 0 || at > close) {
            return null;
        }
        at = skipControls(text, at + "encoding".length());
        if (text.charAt(at) != '=') {
            return null;
        }
        at = skipControls(text, at + 1);
        char quote = text.charAt(at);
        int last = text.indexOf(quote, at + 1);
        if ((quote != '"' && quote != '\'') || last < 0 || last > close) {
            return null;
        }
        String label = text.substring(at + 1, last);
        Encoding encoding = label.chars().anyMatch(c -> c <= ' ') ? null : Encoding.forLabel(label);
        return encoding == null ? null : encoding.declared();
    }

    private static int skipControls(String text, int from) {
        int at = from;
        while (text.charAt(at) <= ' ') {
            at++;
        }
        return at;
    }

    private @Nullable Encoding find() {
        if (startsWith(UTF_16LE_XML)) {
            return Encoding.named("UTF-16LE");
        }
        if (startsWith(UTF_16BE_XML)) {
            return Encoding.named("UTF-16BE");
        }
        for (p = 0; p < end; p++) {
            p = Bytes.indexOf(b, p, end, (byte) '<');
            Encoding found = markup();
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    /** Steps over what begins with a {@code <}, to its last byte. */
    private @Nullable Encoding markup() {
        if (isNext("<!--")) {
            p = indexOf("-->", p + 2) + 2;
        } else if (isNext("<meta") && p + 5 < end && (b[p + 5] == '/' || Ascii.isSpace(b[p + 5]))) {
            p += 5;
            return meta();
        } else if (isTag()) {
            while (p < end && b[p] != '>' && !Ascii.isSpace(b[p])) {
                p++;
            }
            boolean more = attribute();
            while (more) {
                more = attribute();
            }
        } else if (isNext("<!") || isNext("</") || isNext("<?")) {
            p = Bytes.indexOf(b, p, end, (byte) '>');
        }
        return null;
    }

    private boolean isTag() {
        int letter = p + 1 < end && b[p + 1] == '/' ? p + 2 : p + 1;
        return letter < end && Ascii.isLetter(b[letter]);
    }

    private @Nullable Encoding meta() {
        Set<String> seen = new HashSet<>();
        boolean pragma = false;
        boolean declared = false;
        boolean needsPragma = false;
        Encoding encoding = null;
        while (attribute()) {
            if (!seen.add(attributeName)) {
                continue;
            }
            switch (attributeName) {
                case "http-equiv" -> pragma = attributeValue.equals("content-type");
                case "content" -> {
                    Encoding inContent = inContent(attributeValue);
                    if (!declared && inContent != null) {
                        encoding = inContent;
                        declared = true;
                        needsPragma = true;
                    }
                }
                case "charset" -> {
                    encoding = Encoding.forLabel(attributeValue);
                    declared = true;
                    needsPragma = false;
                }
                default -> {}
            }
        }
        boolean complete = p < end;
        return complete && encoding != null && (pragma || !needsPragma) ? encoding.declared() : null;
    }

    /** Reads the next attribute; returns whether there is one. */
    private boolean attribute() {
        while (p < end && (b[p] == '/' || Ascii.isSpace(b[p]))) {
            p++;
        }
        int from = p;
        if (p == end || b[p] == '>') {
            return false;
        }
        while (p < end && !Ascii.endsName(b[p]) && (b[p] != '=' || p == from)) {
            p++;
        }
        attributeName = lower(from, p);
        attributeValue = "";
        int equals = AttributeList.skipSpace(b, p, end);
        if (equals < end && b[equals] == '=') {
            p = AttributeList.skipSpace(b, equals + 1, end);
            value();
        }
        return p < end;
    }

    private void value() {
        if (p < end && (b[p] == '"' || b[p] == '\'')) {
            int close = Bytes.indexOf(b, p + 1, end, b[p]);
            attributeValue = lower(p + 1, close);
            p = Math.min(close + 1, end);
            return;
        }
        int from = p;
        while (p < end && b[p] != '>' && !Ascii.isSpace(b[p])) {
            p++;
        }
        attributeValue = lower(from, p);
    }

    /** The encoding that a {@code content} such as {@code text/html; charset=x} names. */
    private static @Nullable Encoding inContent(String content) {
        for (int at = content.indexOf("charset"); at >= 0; at = content.indexOf("charset", at + 1)) {
            int equals = skipSpace(content, at + "charset".length());
            if (equals < content.length() && content.charAt(equals) == '=') {
                return Encoding.forLabel(label(content, skipSpace(content, equals + 1)));
            }
        }
        return null;
    }

    private static String label(String content, int from) {
        if (from == content.length()) {
            return "";
        }
        char quote = content.charAt(from);
        if (quote == '"' || quote == '\'') {
            int close = content.indexOf(quote, from + 1);
            return close < 0 ? "" : content.substring(from + 1, close);
        }
        int to = from;
        while (to < content.length() && content.charAt(to) != ';' && !Ascii.isSpace(content.charAt(to))) {
            to++;
        }
        return content.substring(from, to);
    }

    private static int skipSpace(String text, int from) {
        int at = from;
        while (at < text.length() && Ascii.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private boolean startsWith(byte[] prefix) {
        return end >= prefix.length && java.util.Arrays.equals(b, 0, prefix.length, prefix, 0, prefix.length);
    }

    /** Returns whether these characters, in any case, stand here. */
    private boolean isNext(String wanted) {
        if (end - p < wanted.length()) {
            return false;
        }
        for (int i = 0; i < wanted.length(); i++) {
            if (Ascii.lower(b[p + i]) != wanted.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int indexOf(String wanted, int from) {
        for (int at = from; at <= end - wanted.length(); at++) {
            if (b[at] == wanted.charAt(0) && b[at + 1] == wanted.charAt(1) && b[at + 2] == wanted.charAt(2)) {
                return at;
            }
        }
        return end;
    }

    private String lower(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append((char) (Ascii.lower(b[i]) & 0xFF));
        }
        return text.toString();
    }
}
