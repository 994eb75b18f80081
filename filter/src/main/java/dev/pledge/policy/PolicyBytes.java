package dev.pledge.policy;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The bytes of a policy file, which are UTF-8: what is none is a mistake, for a replaced byte is another policy. */
final class PolicyBytes {
    private PolicyBytes() {}

    /** Returns the text; empty, with a mistake, if the bytes are no UTF-8. */
    static String text(byte[] bytes, Mistakes mistakes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        // No byte becomes more than one character of UTF-16.
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, text, true);
        text.flip();
        if (result.isError()) {
            TextPlace at = TextPlace.after(withoutMark(text));
            String found = String.format("the byte 0x%02X", in.get(in.position()));
            mistakes.add(at.line(), at.column(), "", found, "text in UTF-8");
            return "";
        }
        return text.toString();
    }

    private static CharSequence withoutMark(CharBuffer text) {
        return text.length() > 0 && text.charAt(0) == '\uFEFF' ? text.subSequence(1, text.length()) : text;
    }
}
