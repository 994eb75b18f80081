package dev.pledge.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Host names that are IP addresses, in all the forms that browsers accept (URL Standard, section 3.5). */
final class IpAddress {
    private static final int PIECES = 8;

    private IpAddress() {}

    /** Returns whether the last label is a number, so that the host must be an IPv4 address. */
    static boolean endsInNumber(String host) {
        String last = host.substring(host.lastIndexOf('.') + 1);
        if (last.isEmpty() || last.charAt(0) < '0' || last.charAt(0) > '9') {
            return false;
        }
        return last.chars().allMatch(c -> c >= '0' && c <= '9') || number(last) >= 0;
    }

    /** Returns whether some bytes are an IPv4 address as it is serialised: four numbers, none with a leading zero. */
    static boolean isDottedDecimal(byte[] text, int from, int to) {
        int p = from;
        for (int count = 1; ; count++) {
            int first = p;
            int value = 0;
            for (; p < to && p - first < 3 && Ascii.isDigit(text[p]); p++) {
                value = 10 * value + text[p] - '0';
            }
            if (p == first || value > 255 || p - first > 1 && text[first] == '0') {
                return false;
            }
            if (count == 4 || p == to) {
                return count == 4 && p == to;
            }
            if (text[p++] != '.') {
                return false;
            }
        }
    }

    static @Nullable String ipv4(String host) {
        String[] labels = host.split("\\.", -1);
        if (labels.length > 4) {
            return null;
        }
        long address = 0;
        for (int i = 0; i < labels.length; i++) {
            long value = number(labels[i]);
            boolean last = i == labels.length - 1;
            long limit = last ? 1L << 8 * (5 - labels.length) : 256;
            if (value < 0 || value >= limit) {
                return null;
            }
            address += last ? value : value << 8 * (3 - i);
        }
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    /** Returns a decimal, octal (0…) or hexadecimal (0x…) number, -1 if it is none. */
    private static long number(String label) {
        int radix = 10;
        String digits = label;
        if (label.length() >= 2 && label.charAt(0) == '0') {
            boolean hex = (label.charAt(1) | 0x20) == 'x';
            radix = hex ? 16 : 8;
            digits = label.substring(hex ? 2 : 1);
        }
        if (label.isEmpty()) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = Math.min(value * radix + digit, 1L << 40);
        }
        return value;
    }

    /** Takes what stands between the brackets. */
    static @Nullable String ipv6(String host) {
        String text = host.toLowerCase(Locale.ROOT);
        int gap = text.indexOf("::");
        List<Integer> head = gap < 0 ? pieces(text, true) : pieces(text.substring(0, gap), false);
        List<Integer> tail = gap < 0 ? List.of() : pieces(text.substring(gap + 2), true);
        if (head == null || tail == null) {
            return null;
        }
        int missing = PIECES - head.size() - tail.size();
        if (gap < 0 ? missing != 0 : missing < 1) {
            return null;
        }
        List<Integer> all = new ArrayList<>(head);
        for (int i = 0; i < missing; i++) {
            all.add(0);
        }
        all.addAll(tail);
        return serialized(all);
    }

    private static @Nullable List<Integer> pieces(String text, boolean last) {
        List<Integer> pieces = new ArrayList<>();
        if (text.isEmpty()) {
            return pieces;
        }
        String[] labels = text.split(":", -1);
        for (int i = 0; i < labels.length; i++) {
            String label = labels[i];
            if (last && i == labels.length - 1 && label.indexOf('.') >= 0) {
                if (!addDotted(label, pieces)) {
                    return null;
                }
            } else if (label.isEmpty() || label.length() > 4 || !label.chars().allMatch(IpAddress::isHex)) {
                return null;
            } else {
                pieces.add(Integer.parseInt(label, 16));
            }
        }
        return pieces;
    }

    private static boolean addDotted(String label, List<Integer> pieces) {
        String[] parts = label.split("\\.", -1);
        int[] values = new int[4];
        if (parts.length != values.length) {
            return false;
        }
        for (int i = 0; i < values.length; i++) {
            String part = parts[i];
            boolean decimal =
                    !part.isEmpty() && part.length() <= 3 && part.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!decimal || (part.length() > 1 && part.charAt(0) == '0') || Integer.parseInt(part) > 255) {
                return false;
            }
            values[i] = Integer.parseInt(part);
        }
        pieces.add(values[0] << 8 | values[1]);
        pieces.add(values[2] << 8 | values[3]);
        return true;
    }

    private static boolean isHex(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    /** Writes the address with its longest run of zeros (of two or more, the first of equals) as two colons. */
    private static String serialized(List<Integer> pieces) {
        int best = -1;
        int bestLength = 1;
        for (int i = 0; i < PIECES; i++) {
            int run = i;
            while (run < PIECES && pieces.get(run) == 0) {
                run++;
            }
            if (run - i > bestLength) {
                best = i;
                bestLength = run - i;
            }
        }
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < PIECES; i++) {
            if (i == best) {
                text.append(i == 0 ? "::" : ":");
                i += bestLength - 1;
            } else {
                text.append(Integer.toHexString(pieces.get(i))).append(i < PIECES - 1 ? ":" : "");
            }
        }
        return text.append(']').toString();
    }
}
