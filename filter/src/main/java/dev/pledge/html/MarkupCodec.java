package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;

/**
 * How a page in an encoding that is no superset of ASCII is read. Each of its characters is given other bytes to be scanned:
 * an ASCII character the one it has in ASCII, any other one bytes from 0x80 up, and so is what is malformed. Stateless: the
 * shift state, which is a number and 0 where a page begins, is handed in and out.
 */
interface MarkupCodec {
    /** Returns the encoding that the bytes to be scanned are in. */
    Charset scanCharset();

    /** Returns how many bytes of a page one byte to be scanned stands for at most. */
    int longest();

    /**
     * Reads one character, together with the escape sequences before it.
     *
     * @param b bytes of the page
     * @param from where the character begins
     * @param end where the bytes that have come end
     * @param character in, the shift state before it; out, what was read
     * @return whether all its bytes have come; if not, nothing is read
     */
    boolean read(byte[] b, int from, int end, ScannedCharacter character);

    /**
     * Writes what is needed so that bytes of the page are read after what was written as they were where they stood.
     *
     * @param written the shift state that was written last
     * @param state the shift state in which the bytes stood
     * @param b bytes of the page
     * @param from where those that come next begin
     * @param end where they end; {@code from} at the end of the page
     */
    void join(int written, int state, byte[] b, int from, int end, ByteArrayOutputStream out);

    /**
     * Writes what the page did not have.
     *
     * @param written the shift state that was written last
     * @param scanned whole characters in {@link #scanCharset}
     * @return the shift state after it
     */
    int insert(int written, byte[] scanned, int from, int to, ByteArrayOutputStream out);
}
