package dev.pledge.page;

import dev.pledge.html.ByteText;
import dev.pledge.html.UrlReference;
import org.jspecify.annotations.Nullable;

/**
 * Judges the strings in scripts by the bytes of their host where it stands there in its usual form: nothing is allocated,
 * and no URL is put together unless a rule asks for its path. For one thread.
 */
final class ScriptStrings implements ScriptText.Judge {
    private static final byte[] NONE = {};

    private final AdJudge judge;
    private final ByteText host = new ByteText();
    private final Url url = new Url();
    private final byte[] lower = new byte[ScriptText.LONGEST_HOST + 1];

    ScriptStrings(AdJudge judge) {
        this.judge = judge;
    }

    @Override
    public @Nullable Ad judge(String absolute) {
        return judge.judgeScript(absolute);
    }

    @Override
    public @Nullable Ad judge(byte[] source, int from, int hostEnd, int to) {
        int begin = Hosts.beginOfHost(source, from, to);
        int end = source[hostEnd - 1] == '.' ? hostEnd - 1 : hostEnd;
        int label = lastLabel(source, begin, end);
        if (label < 0 || source[hostEnd] == ':') {
            return judge(ScriptText.url(source, from, to));
        }
        if (digit(source[label])) {
            // A host that ends in a number is an address or none at all; an address begins with a number too.
            boolean none = !digit(source[begin]) && allDigits(source, label, end);
            return none ? null : judge(ScriptText.url(source, from, to));
        }
        url.begin(source, from, to);
        Ad ad = judge.judgeScript(url, lowerCase(source, begin, end));
        host.of(NONE, 0, 0);
        url.begin(NONE, 0, 0);
        return ad;
    }

    /** Returns where the last label of a host begins, or -1 if the host is not written as most are. */
    private static int lastLabel(byte[] source, int from, int to) {
        int label = from;
        boolean upper = false;
        for (int i = from; i < to; i++) {
            byte c = source[i];
            if (c == '.') {
                label = i + 1;
            } else if (upper(c)) {
                upper = true;
            } else if (!(c >= 'a' && c <= 'z' || digit(c) || c == '-' || c == '_')) {
                return -1;
            }
        }
        // Whether a label in Punycode is one at all is looked at only where it may be changed.
        return label == to || upper && hasPunycode(source, from, to) ? -1 : label;
    }

    private static boolean hasPunycode(byte[] source, int from, int to) {
        for (int i = from; i + 4 <= to; i++) {
            if ((source[i] | 0x20) == 'x' && source[i + 2] == '-' && source[i + 3] == '-') {
                return true;
            }
        }
        return false;
    }

    private ByteText lowerCase(byte[] source, int from, int to) {
        int length = to - from;
        int i = 0;
        while (i < length && !upper(source[from + i])) {
            i++;
        }
        if (i == length) {
            return host.of(source, from, length);
        }
        for (i = 0; i < length; i++) {
            byte c = source[from + i];
            lower[i] = upper(c) ? (byte) (c | 0x20) : c;
        }
        return host.of(lower, 0, length);
    }

    private static boolean allDigits(byte[] source, int from, int to) {
        int i = from;
        while (i < to && digit(source[i])) {
            i++;
        }
        return i == to;
    }

    private static boolean upper(byte c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean digit(byte c) {
        return c >= '0' && c <= '9';
    }

    /** The URL that a string begins with, put together when it is first read. */
    private static final class Url implements CharSequence {
        private byte[] source = NONE;
        private int from;
        private int to;
        private @Nullable String text;

        void begin(byte[] bytes, int start, int end) {
            source = bytes;
            from = start;
            to = end;
            text = null;
        }

        @Override
        public int length() {
            return toString().length();
        }

        @Override
        public char charAt(int index) {
            return toString().charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return toString().subSequence(start, end);
        }

        @Override
        public String toString() {
            String made = text;
            if (made == null) {
                String written = ScriptText.url(source, from, to);
                UrlReference parsed = UrlReference.parse(written);
                made = parsed == null ? written : parsed.text();
                text = made;
            }
            return made;
        }
    }
}
