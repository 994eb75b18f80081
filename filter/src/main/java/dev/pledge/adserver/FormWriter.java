package dev.pledge.adserver;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes arrays as they lie in memory: their length, then their content, the lowest byte first. */
final class FormWriter {
    private static final int CHUNK = 1 << 13;

    private final OutputStream out;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    FormWriter(OutputStream out) {
        this.out = out;
    }

    void number(int number) throws IOException {
        buffer.clear().putInt(number);
        out.write(buffer.array(), 0, Integer.BYTES);
    }

    void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    void texts(String[] texts) throws IOException {
        number(texts.length);
        for (String text : texts) {
            text(text);
        }
    }

    void bytes(byte[] bytes) throws IOException {
        number(bytes.length);
        out.write(bytes);
    }

    void ints(int[] numbers) throws IOException {
        number(numbers.length);
        int step = CHUNK / Integer.BYTES;
        for (int from = 0; from < numbers.length; from += step) {
            int count = Math.min(step, numbers.length - from);
            buffer.clear().asIntBuffer().put(numbers, from, count);
            out.write(buffer.array(), 0, count * Integer.BYTES);
        }
    }

    void longs(long[] numbers) throws IOException {
        number(numbers.length);
        int step = CHUNK / Long.BYTES;
        for (int from = 0; from < numbers.length; from += step) {
            int count = Math.min(step, numbers.length - from);
            buffer.clear().asLongBuffer().put(numbers, from, count);
            out.write(buffer.array(), 0, count * Long.BYTES);
        }
    }
}
