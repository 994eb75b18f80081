package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.adserver.PageAdServers;
import java.io.IOException;

/** What compiled lists hold on the heap, after they have judged everything; run it as {@link LiveHeap} demands. */
final class ListMemory {
    private ListMemory() {}

    /** Prints the figures. */
    public static void main(String[] arguments) throws IOException {
        LiveHeap.requireExact();
        AdLists texts = new AdLists();
        AdRequests[] requests = {AdRequests.read("browser"), AdRequests.read("html")};
        judge(texts.compile(), requests); // Loads classes and fills what the JVM itself keeps.
        long before = LiveHeap.bytes();
        CompiledLists lists = texts.compile();
        long compiled = LiveHeap.bytes();
        judge(lists, requests);
        long judged = LiveHeap.bytes();
        // The lists are used once more, so that they are alive until here.
        System.out.printf(
                "compiled %.2f MB, after judging everything %.2f MB, revision %s of %d characters%n",
                (compiled - before) / 1e6,
                (judged - before) / 1e6,
                lists.revision(),
                texts.text(0).length + texts.text(1).length);
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
