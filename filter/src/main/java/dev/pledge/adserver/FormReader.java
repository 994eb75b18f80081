package dev.pledge.adserver;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads what {@link FormWriter} has written. */
final class FormReader {
    private final ByteBuffer form;

    FormReader(byte[] form, int from, int length) {
        this.form = ByteBuffer.wrap(form, from, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    int number() throws IOException {
        try {
            return form.getInt();
        } catch (BufferUnderflowException e) {
            throw new IOException("it ends too early", e);
        }
    }

    String text() throws IOException {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    String[] texts() throws IOException {
        String[] texts = new String[length(Integer.BYTES)];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text();
        }
        return texts;
    }

    byte[] bytes() throws IOException {
        byte[] bytes = new byte[length(Byte.BYTES)];
        form.get(bytes);
        return bytes;
    }

    int[] ints() throws IOException {
        int[] numbers = new int[length(Integer.BYTES)];
        form.asIntBuffer().get(numbers);
        form.position(form.position() + numbers.length * Integer.BYTES);
        return numbers;
    }

    long[] longs() throws IOException {
        long[] numbers = new long[length(Long.BYTES)];
        form.asLongBuffer().get(numbers);
        form.position(form.position() + numbers.length * Long.BYTES);
        return numbers;
    }

    private int length(int width) throws IOException {
        int length = number();
        if (length < 0 || length > form.remaining() / width) {
            throw new IOException("it ends too early");
        }
        return length;
    }
}
