package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The URL Standard's host parser (section 3.5): a host as written in, its ASCII form out, or null if it is none. */
final class HostParser {
    private static final String FORBIDDEN = " #/:<>?@[\\]^|%\u007F";

    private HostParser() {}

    static @Nullable String parse(String host, boolean special) {
        if (host.startsWith("[")) {
            return host.endsWith("]") ? IpAddress.ipv6(host.substring(1, host.length() - 1)) : null;
        }
        if (isPlain(host)) {
            return finish(host);
        }
        if (!special) {
            return opaque(host);
        }
        String name = host.indexOf('%') < 0 ? host : percentDecoded(host);
        String ascii = isAscii(name) ? lowerCase(name) : toAscii(name);
        return ascii == null || hasForbidden(ascii) ? null : finish(ascii);
    }

    /** Most hosts are lower-case letters, digits, dots and hyphens, and need no further look. */
    private static boolean isPlain(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-')) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String finish(String ascii) {
        String name = ascii.length() > 1 && ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
        if (name.isEmpty()) {
            return null;
        }
        return IpAddress.endsInNumber(name) ? IpAddress.ipv4(name) : name;
    }

    private static @Nullable String opaque(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '%' && (c == 0 || (c < 0x7F && FORBIDDEN.indexOf(c) >= 0))) {
                return null;
            }
        }
        return host;
    }

    private static boolean hasForbidden(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAscii(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String percentDecoded(String host) {
        byte[] bytes = host.getBytes(StandardCharsets.UTF_8);
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int value = bytes[i] == '%' && i + 2 < bytes.length ? hexPair(bytes[i + 1], bytes[i + 2]) : -1;
            bytes[length++] = value < 0 ? bytes[i] : (byte) value;
            i += value < 0 ? 0 : 2;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    private static int hexPair(byte high, byte low) {
        int h = Character.digit(high, 16);
        int l = Character.digit(low, 16);
        return h < 0 || l < 0 ? -1 : h * 16 + l;
    }

    private static String lowerCase(String name) {
        StringBuilder lower = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c);
        }
        return lower.toString();
    }

    /**
     * Unicode's IDNA processing (UTS 46, non-transitional). java.net.IDN follows the older IDNA 2003, which turns ß into
     * ss and so names another host.
     */
    private static @Nullable String toAscii(String name) {
        String mapped =
                Normalizer.normalize(mapped(Normalizer.normalize(name, Normalizer.Form.NFKC)), Normalizer.Form.NFKC);
        StringBuilder ascii = new StringBuilder(mapped.length() + 8);
        int from = 0;
        for (int i = 0; i <= mapped.length(); i++) {
            if (i == mapped.length() || mapped.charAt(i) == '.') {
                if (!appendLabel(mapped.substring(from, i), ascii)) {
                    return null;
                }
                if (i < mapped.length()) {
                    ascii.append('.');
                }
                from = i + 1;
            }
        }
        return ascii.toString();
    }

    private static boolean appendLabel(String label, StringBuilder ascii) {
        if (isAscii(label)) {
            ascii.append(label);
            return true;
        }
        for (int i = 0; i < label.length(); i += Character.charCount(label.codePointAt(i))) {
            if (isDisallowed(label.codePointAt(i))) {
                return false;
            }
        }
        ascii.append("xn--").append(Punycode.encode(label));
        return true;
    }

    private static String mapped(String name) {
        StringBuilder mapped = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            int c = name.codePointAt(i);
            if (c == '\u3002') {
                mapped.append('.');
            } else if (c == '\u0130') {
                mapped.append("i\u0307");
            } else if (!isIgnored(c)) {
                mapped.appendCodePoint(Character.toLowerCase(c));
            }
        }
        return mapped.toString();
    }

    private static boolean isIgnored(int c) {
        return c == 0xAD
                || c == 0x34F
                || c == 0x200B
                || c == 0x2060
                || c == 0x2064
                || c == 0xFEFF
                || (c >= 0x180B && c <= 0x180F)
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isDisallowed(int c) {
        int type = Character.getType(c);
        return c == 0xFFFD
                || type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
