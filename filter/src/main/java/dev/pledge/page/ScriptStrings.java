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
        if (!usual(source, begin, hostEnd)) {
            return judge(ScriptText.url(source, from, to));
        }
        url.begin(source, from, to);
        Ad ad = judge.judgeScript(url, host.of(source, begin, hostEnd - begin));
        host.of(NONE, 0, 0);
        url.begin(NONE, 0, 0);
        return ad;
    }

    /** Returns whether a host is written as the URL Standard writes it; a number at its end may be an address. */
    private static boolean usual(byte[] source, int from, int to) {
        int label = from;
        for (int i = from; i < to; i++) {
            byte c = source[i];
            if (c == '.') {
                label = i + 1;
            } else if (!(c >= 'a' && c <= 'z' || digit(c) || c == '-' || c == '_')) {
                return false;
            }
        }
        return label < to && !digit(source[label]) && source[to] != ':';
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
