package dev.pledge.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.pledge.page.PageRewriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What a response that is half written keeps alive, and what a write to it allocates. Each real page is written up to a
 * random place into many rewriters at once; what the heap then holds more is theirs. A new governor for each page makes
 * sure that nothing is borrowed that had been counted before.
 */
public final class ResponseMemory {
    private static final int COPIES = 64;
    private static final int PLACES = 3;
    private static final long SEED = 7;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final StubFastHosts listed;

    private ResponseMemory(StubFastHosts listed) {
        this.listed = listed;
    }

    /** Measures and prints; run with {@code -XX:+UseSerialGC -XX:MarkSweepDeadRatio=0}. */
    public static void main(String[] arguments) throws Exception {
        LiveHeap.requireExact();
        RewriteContest contest = RewriteContest.prepare();
        List<RealPage> all = new ArrayList<>(contest.clean());
        all.addAll(contest.removals());
        ResponseMemory memory = new ResponseMemory(StubFastHosts.read());
        System.out.printf("Java %s%n%n", Runtime.version());
        memory.alive(all);
        memory.allocated("nothing to remove", contest.clean());
        memory.allocated("removals", contest.removals());
    }

    private void alive(List<RealPage> pages) throws IOException {
        Random random = new Random(SEED);
        double[] bytes = new double[pages.size() * PLACES];
        alive(pages.get(0), 1);
        int i = 0;
        for (RealPage page : pages) {
            for (int place = 0; place < PLACES; place++) {
                bytes[i++] = alive(page, 1 + random.nextInt(page.bytes().length));
            }
        }
        Spread spread = Spread.of(bytes);
        System.out.printf(
                Locale.ROOT,
                "Alive per response, %d pages cut at %d places each: mean %,.0f bytes, median %,.0f, most %,.0f%n%n",
                pages.size(),
                PLACES,
                Arrays.stream(bytes).average().orElseThrow(),
                spread.median(),
                spread.largest());
    }

    private double alive(RealPage page, int length) throws IOException {
        Governed governed = new Governed("", listed, Governed.WRITE);
        Governed.Sink sink = new Governed.Sink();
        PageRewriter[] half = new PageRewriter[COPIES];
        long before = LiveHeap.bytes();
        for (int i = 0; i < COPIES; i++) {
            half[i] = governed.open(page);
            // Each write comes in an array of its own, as from a container: what is kept of it must be a copy.
            governed.write(half[i], Arrays.copyOf(page.bytes(), length), length, sink);
        }
        double perResponse = (double) (LiveHeap.bytes() - before) / COPIES;
        for (PageRewriter rewriter : half) {
            rewriter.finish(sink);
        }
        return perResponse;
    }

    private void allocated(String which, List<RealPage> pages) throws IOException {
        Governed governed = new Governed("", listed, Governed.WRITE);
        for (int i = 0; i < 20; i++) {
            for (RealPage page : pages) {
                governed.take(page);
            }
        }
        Writes writes = new Writes();
        for (RealPage page : pages) {
            writes.write(governed, page);
        }
        System.out.printf(
                Locale.ROOT,
                "Allocated, pages with %s: to open, first write and finish %,.0f bytes a page; each of %,d further writes of"
                        + " 8 KB %,.1f bytes on average, most %,d, none in %.1f %%%n",
                which,
                (double) writes.fixed / pages.size(),
                writes.count,
                (double) writes.bytes / writes.count,
                writes.most,
                100.0 * writes.without / writes.count);
    }

    /** What writes allocated. */
    private static final class Writes {
        private final Governed.Sink sink = new Governed.Sink();
        private long fixed;
        private long bytes;
        private long most;
        private int count;
        private int without;

        private void write(Governed governed, RealPage page) throws IOException {
            byte[] b = page.bytes();
            long at = THREADS.getCurrentThreadAllocatedBytes();
            PageRewriter rewriter = governed.open(page);
            rewriter.write(b, 0, Math.min(Governed.WRITE, b.length), sink);
            fixed += THREADS.getCurrentThreadAllocatedBytes() - at;
            for (int i = Governed.WRITE; i < b.length; i += Governed.WRITE) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                rewriter.write(b, i, Math.min(Governed.WRITE, b.length - i), sink);
                long spent = THREADS.getCurrentThreadAllocatedBytes() - before;
                bytes += spent;
                most = Math.max(most, spent);
                count++;
                without += spent == 0 ? 1 : 0;
            }
            at = THREADS.getCurrentThreadAllocatedBytes();
            rewriter.finish(sink);
            fixed += THREADS.getCurrentThreadAllocatedBytes() - at;
        }
    }
}
