package dev.pledge.benchmarks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** What no rewriter can be faster than on this machine: each reads a page once, and does next to nothing with it. */
final class Bounds {
    static final String NEXT_TAG = "bound: next <, 8 bytes at a time";

    private Bounds() {}

    /** Copies a page, 8 KB at a time. */
    static final class Copy implements Contestant {
        private final byte[] buffer = new byte[8 * 1024];

        @Override
        public String title() {
            return "bound: copy";
        }

        @Override
        public long take(RealPage page) {
            byte[] bytes = page.bytes();
            long sum = 0;
            for (int i = 0; i < bytes.length; i += buffer.length) {
                System.arraycopy(bytes, i, buffer, 0, Math.min(buffer.length, bytes.length - i));
                sum += buffer[0];
            }
            return sum;
        }
    }

    /** Finds each {@code <}, 8 bytes at a time. */
    static final class NextTag implements Contestant {
        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long LOW = 0x0101010101010101L;
        private static final long HIGH = 0x8080808080808080L;

        @Override
        public String title() {
            return NEXT_TAG;
        }

        @Override
        public long take(RealPage page) {
            byte[] bytes = page.bytes();
            long sum = 0;
            for (int i = next(bytes, 0); i < bytes.length; i = next(bytes, i + 1)) {
                sum += i;
            }
            return sum;
        }

        private static int next(byte[] bytes, int from) {
            int i = from;
            for (; i + Long.BYTES <= bytes.length; i += Long.BYTES) {
                long word = (long) LONGS.get(bytes, i) ^ LOW * '<';
                long found = (word - LOW) & ~word & HIGH;
                if (found != 0) {
                    return i + (Long.numberOfTrailingZeros(found) >>> 3);
                }
            }
            while (i < bytes.length && bytes[i] != '<') {
                i++;
            }
            return i;
        }
    }

    /** Finds each {@code <}, one byte at a time. */
    static final class ByteLoop implements Contestant {
        @Override
        public String title() {
            return "bound: byte loop";
        }

        @Override
        public long take(RealPage page) {
            byte[] bytes = page.bytes();
            long sum = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '<') {
                    sum += i;
                }
            }
            return sum;
        }
    }
}
