package dev.pledge.html;

import java.nio.charset.Charset;

/** What a browser decodes ISO-2022-JP to, state by state as the Encoding Standard, 12.2.1, has it. */
final class Iso2022JpText {
    private static final char ERROR = '\uFFFD';

    private enum State {
        ASCII,
        ROMAN,
        KATAKANA,
        LEAD,
        TRAIL,
        ESCAPE_START,
        ESCAPE
    }

    private final StringBuilder text = new StringBuilder();
    private final byte[] bytes;
    private int at;
    private State state = State.ASCII;
    private State output = State.ASCII;
    private int lead;
    private boolean flag;

    private Iso2022JpText(byte[] bytes) {
        this.bytes = bytes;
    }

    static String of(byte[] bytes) {
        Iso2022JpText decoding = new Iso2022JpText(bytes);
        while (decoding.step()) {}
        return decoding.text.toString();
    }

    private boolean step() {
        int b = at < bytes.length ? bytes[at] & 0xFF : -1;
        at++;
        switch (state) {
            case ESCAPE_START -> escapeStart(b);
            case ESCAPE -> escape(b);
            case TRAIL -> trail(b);
            default -> {
                if (b < 0) {
                    return false;
                }
                if (b == 0x1B) {
                    state = State.ESCAPE_START;
                } else {
                    flag = false;
                    text(b);
                }
            }
        }
        return true;
    }

    private void text(int b) {
        if (state == State.LEAD) {
            if (b >= 0x21 && b <= 0x7E) {
                lead = b;
                state = State.TRAIL;
            } else {
                text.append(ERROR);
            }
        } else if (state == State.KATAKANA) {
            text.append(b >= 0x21 && b <= 0x5F ? (char) (0xFF61 - 0x21 + b) : ERROR);
        } else if (b > 0x7F || b == 0x0E || b == 0x0F) {
            text.append(ERROR);
        } else if (state == State.ROMAN && b == 0x5C) {
            text.append('\u00A5');
        } else {
            text.append(state == State.ROMAN && b == 0x7E ? '\u203E' : (char) b);
        }
    }

    private void trail(int b) {
        if (b == 0x1B) {
            state = State.ESCAPE_START;
            text.append(ERROR);
        } else if (b < 0) {
            state = State.LEAD;
            at--;
            text.append(ERROR);
        } else if (b >= 0x21 && b <= 0x7E) {
            state = State.LEAD;
            text.append(new String(new byte[] {(byte) (lead | 0x80), (byte) (b | 0x80)}, Charset.forName("EUC-JP")));
        } else {
            state = State.LEAD;
            text.append(ERROR);
        }
    }

    private void escapeStart(int b) {
        if (b == '$' || b == '(') {
            lead = b;
            state = State.ESCAPE;
            return;
        }
        at--;
        flag = false;
        state = output;
        text.append(ERROR);
    }

    private void escape(int b) {
        State found = lead == '(' && b == 'B'
                ? State.ASCII
                : lead == '(' && b == 'J'
                        ? State.ROMAN
                        : lead == '(' && b == 'I'
                                ? State.KATAKANA
                                : lead == '$' && (b == '@' || b == 'B') ? State.LEAD : null;
        if (found == null) {
            at -= 2;
            flag = false;
            state = output;
            text.append(ERROR);
            return;
        }
        state = found;
        output = found;
        if (flag) {
            text.append(ERROR);
        }
        flag = true;
    }
}
