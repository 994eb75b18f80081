package dev.pledge.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Takes a file apart into its lines, of which none is held longer than it may be. */
final class Lines {
    /** Takes one line after the other. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a line.
         *
         * @param line its number in the file, from 1
         * @param bytes without the line feed
         * @param end where the file goes on after the line feed
         * @param ended whether there is a line feed
         */
        void line(long line, byte[] bytes, long end, boolean ended) throws IOException;
    }

    private Lines() {}

    static void of(InputStream in, Sink sink) throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream(512);
        byte[] read = new byte[64 * 1024];
        long line = 0;
        long before = 0;
        boolean open = false;
        for (int length = in.read(read); length >= 0; length = in.read(read)) {
            int from = 0;
            for (int i = 0; i < length; i++) {
                if (read[i] == '\n') {
                    hold(held, read, from, i);
                    sink.line(++line, held.toByteArray(), before + i + 1, true);
                    held.reset();
                    from = i + 1;
                }
            }
            hold(held, read, from, length);
            before += length;
            open = read[Math.max(0, length - 1)] != '\n';
        }
        if (open) {
            sink.line(line + 1, held.toByteArray(), before, false);
        }
    }

    /** One byte too many is held of a line that is too long, which makes it none. */
    private static void hold(ByteArrayOutputStream held, byte[] read, int from, int to) {
        int room = LineText.LONGEST + 1 - held.size();
        held.write(read, from, Math.min(to - from, Math.max(0, room)));
    }
}
