package dev.pledge.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.pledge.page.PageRewriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Pages that are written to make a rewriter slow or large: each at a quarter, a half and the whole of its length. Time that
 * is linear doubles twice; memory that is bounded stays as it is.
 */
public final class HostileInputs {
    private static final int ROUNDS = 5;
    private static final int LOOKS = 8;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final List<Hostile> ALL = List.of(
            new Hostile("`<` × 10 MB", "", "<", 10_000_000),
            new Hostile("`<!--` × 1 M", "", "<!--", 1_000_000),
            new Hostile("`&` × 10 MB", "", "&", 10_000_000),
            new Hostile("`<a ` + `x=` × 1 M", "<a ", "x=", 1_000_000),
            new Hostile("`<div><p>` × 200,000", "", "<div><p>", 200_000),
            new Hostile("`<svg><g>` × 200,000", "", "<svg><g>", 200_000),
            new Hostile("`<template>` × 200,000", "", "<template>", 200_000),
            new Hostile("`<a></b>` × 300,000", "", "<a></b>", 300_000),
            new Hostile("`<img src=\"data:` + 5 MB", "<img src=\"data:", "iVBORw0KGgo=", 416_667),
            new Hostile("`<img src=//doubleclick.net>` × 100,000", "", "<img src=//doubleclick.net>", 100_000),
            new Hostile("`<script>` + `//doubleclick.net ` × 200,000", "<script>", "//doubleclick.net ", 200_000),
            new Hostile("`<img srcset=\"` + `a 1x,` × 400,000", "<img srcset=\"", "a 1x,", 400_000));

    private final Governed governed;

    private HostileInputs(Governed governed) {
        this.governed = governed;
    }

    private record Hostile(String name, String start, String repeated, int times) {
        private RealPage page(int part) {
            String text = start + repeated.repeat(times / part);
            return new RealPage(text.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    /** Measures and prints a table in Markdown; run with {@code -XX:+UseSerialGC -XX:MarkSweepDeadRatio=0}. */
    public static void main(String[] arguments) throws Exception {
        LiveHeap.requireExact();
        HostileInputs inputs = new HostileInputs(new Governed("", StubFastHosts.read(), Governed.WRITE));
        System.out.printf(
                "Java %s%n%n| input | ms of CPU time, n / 2n / 4n | 4n over n | most alive, n / 2n / 4n: KB |"
                        + " allocated, 4n: KB |%n|---|---|---|---|---|%n",
                Runtime.version());
        for (Hostile hostile : ALL) {
            inputs.measure(hostile);
        }
    }

    private void measure(Hostile hostile) throws IOException {
        RealPage[] pages = {hostile.page(4), hostile.page(2), hostile.page(1)};
        for (int round = 0; round < ROUNDS; round++) {
            governed.take(pages[pages.length - 1]);
        }
        double[] millis = new double[pages.length];
        double[] alive = new double[pages.length];
        for (int i = 0; i < pages.length; i++) {
            double[] rounds = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                long before = THREADS.getCurrentThreadCpuTime();
                governed.take(pages[i]);
                rounds[round] = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
            }
            millis[i] = Spread.of(rounds).least();
            alive[i] = mostAlive(pages[i]) / 1e3;
        }
        long before = THREADS.getCurrentThreadAllocatedBytes();
        governed.take(pages[2]);
        double allocated = (THREADS.getCurrentThreadAllocatedBytes() - before) / 1e3;
        System.out.printf(
                Locale.ROOT,
                "| %s | %.1f / %.1f / %.1f | %.1f | %.1f / %.1f / %.1f | %,.0f |%n",
                hostile.name(),
                millis[0],
                millis[1],
                millis[2],
                millis[2] / millis[0],
                alive[0],
                alive[1],
                alive[2],
                allocated);
    }

    /** Returns what the response kept alive at most, looked at in some places. */
    private long mostAlive(RealPage page) throws IOException {
        Governed.Sink sink = new Governed.Sink();
        byte[] write = new byte[Governed.WRITE];
        int length = page.bytes().length;
        long before = LiveHeap.bytes();
        PageRewriter rewriter = governed.open(page);
        long most = 0;
        int next = length / LOOKS;
        for (int i = 0; i < length; i += write.length) {
            int size = Math.min(write.length, length - i);
            System.arraycopy(page.bytes(), i, write, 0, size);
            rewriter.write(write, 0, size, sink);
            Arrays.fill(write, (byte) 0);
            if (i >= next) {
                most = Math.max(most, LiveHeap.bytes() - before);
                next += length / LOOKS;
            }
        }
        rewriter.finish(sink);
        return most;
    }
}
