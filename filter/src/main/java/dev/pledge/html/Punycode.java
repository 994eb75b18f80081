package dev.pledge.html;

/** The encoding of an international label in ASCII (RFC 3492). */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int INITIAL_BIAS = 72;
    private static final int INITIAL_N = 128;

    private Punycode() {}

    static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder encoded = new StringBuilder();
        for (int c : points) {
            if (c < INITIAL_N) {
                encoded.append((char) c);
            }
        }
        int basic = encoded.length();
        if (basic > 0) {
            encoded.append('-');
        }
        int n = INITIAL_N;
        int bias = INITIAL_BIAS;
        int delta = 0;
        int handled = basic;
        while (handled < points.length) {
            int next = smallestFrom(n, points);
            delta += (next - n) * (handled + 1);
            n = next;
            for (int c : points) {
                if (c < n) {
                    delta++;
                } else if (c == n) {
                    appendNumber(delta, bias, encoded);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return encoded.toString();
    }

    private static int smallestFrom(int n, int[] points) {
        int smallest = Integer.MAX_VALUE;
        for (int c : points) {
            if (c >= n && c < smallest) {
                smallest = c;
            }
        }
        return smallest;
    }

    private static void appendNumber(int number, int bias, StringBuilder encoded) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = Math.max(T_MIN, Math.min(T_MAX, k - bias));
            if (rest < threshold) {
                encoded.append(digit(rest));
                return;
            }
            encoded.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }
}
