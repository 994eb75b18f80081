package dev.pledge.record;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A log that ends with the process: the latest lines, up to a limit. */
final class LogMemory implements LogPlace {
    private static final String NAME = "memory";

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private final int limit;
    private Tip tip = Tip.BEGINNING;

    LogMemory(int limit) {
        this.limit = limit;
    }

    @Override
    public synchronized Tip tip() {
        return tip;
    }

    @Override
    public void read(Reader reader) throws IOException {
        List<byte[]> now;
        synchronized (this) {
            now = new ArrayList<>(lines);
        }
        long line = 0;
        for (byte[] bytes : now) {
            reader.line(NAME, ++line, bytes, true);
        }
    }

    @Override
    public synchronized void append(List<byte[]> more, Tip newTip, Instant now) {
        lines.addAll(more);
        while (lines.size() > limit) {
            lines.removeFirst();
        }
        tip = newTip;
    }

    @Override
    public synchronized void drop(Tip through) {
        while (!lines.isEmpty() && isThrough(lines.getFirst(), through)) {
            lines.removeFirst();
        }
    }

    private static boolean isThrough(byte[] bytes, Tip through) {
        LineText.Line line = LineText.parse(bytes);
        return line != null && line.entry().number() <= through.number();
    }

    /** What is in memory was written by this process alone. */
    @Override
    public synchronized Verification verify() {
        return new Verification(lines.size(), tip, null);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
