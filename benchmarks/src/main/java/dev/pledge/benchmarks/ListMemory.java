package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.PageAdServers;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What compiled lists hold on the heap, after they have judged everything, and while new ones are compiled beside them; run it
 * as {@link LiveHeap} demands.
 */
final class ListMemory {
    /** How often lists are compiled while the heap is looked at: the looks fall on other moments each time. */
    private static final int COMPILATIONS = 20;

    private ListMemory() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LiveHeap.requireExact();
        AdLists texts = new AdLists();
        AdRequests[] requests = {AdRequests.read("browser"), AdRequests.read("html")};
        judge(texts.compile(), requests); // Loads classes and fills what the JVM itself keeps.
        long before = LiveHeap.bytes();
        CompiledLists lists = texts.compile();
        long compiled = LiveHeap.bytes() - before;
        judge(lists, requests);
        long judged = LiveHeap.bytes() - before;
        Peak peak = Peak.whileRunning(() -> {
            for (int i = 0; i < COMPILATIONS; i++) {
                texts.compile();
            }
        });
        // The lists are used once more, so that they are alive until here.
        System.out.printf(
                "compiled %.2f MB, after judging everything %.2f MB, revision %s of %d characters%n",
                compiled / 1e6, judged / 1e6, lists.revision(), characters(texts));
        System.out.printf(
                "while new ones are compiled beside them at most %.2f MB in %d looks; twice what one holds and the text"
                        + " are %.2f MB%n",
                (peak.bytes() - before) / 1e6, peak.looks(), (2 * compiled + characters(texts)) / 1e6);
    }

    private static int characters(AdLists texts) {
        return texts.text(0).length + texts.text(1).length;
    }

    /** What may fail to read lists. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /**
     * The most that was alive on the heap during some work, as far as it was looked at: each look is a whole collection, and
     * the next one begins when the last is over.
     */
    private record Peak(long bytes, int looks) {
        static Peak whileRunning(Work work) throws IOException, InterruptedException {
            AtomicBoolean over = new AtomicBoolean();
            long[] most = new long[2];
            Thread looking = new Thread(() -> {
                while (!over.get()) {
                    most[0] = Math.max(most[0], LiveHeap.bytes());
                    most[1]++;
                }
            });
            looking.start();
            try {
                work.run();
            } finally {
                over.set(true);
                looking.join();
            }
            return new Peak(most[0], (int) most[1]);
        }
    }

    private static void judge(CompiledLists lists, AdRequests[] all) {
        for (AdRequests requests : all) {
            PageAdServers page = lists.forPage("", "");
            for (int i = 0; i < requests.size(); i++) {
                String url = requests.pages().get(i);
                if (url != null) {
                    page = lists.forPage(url, requests.pageHosts().get(i));
                }
                page.verdict(
                        requests.urls().get(i),
                        requests.hosts().get(i),
                        requests.types().get(i));
            }
        }
    }
}
