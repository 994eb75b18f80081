package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Who is compared, and over which pages.
 *
 * @param contestants the first is Pledge, as it is judged; the third is what ships
 * @param removals the pages from which something is removed by the real lists
 * @param clean all others
 */
record RewriteContest(List<Contestant> contestants, List<RealPage> removals, List<RealPage> clean) {
    static final String PLEDGE = "Pledge, 8 KB writes";
    static final String WHOLE = "Pledge, whole pages";

    static RewriteContest prepare() throws IOException {
        StubFastHosts listed = StubFastHosts.read();
        Governed pledge = new Governed(PLEDGE, listed, Governed.WRITE);
        List<RealPage> removals = new ArrayList<>();
        List<RealPage> clean = new ArrayList<>();
        for (RealPage page : RealPage.all()) {
            (pledge.changes(page) ? removals : clean).add(page);
        }
        CompiledLists builtIn = CompiledLists.builtIn();
        return new RewriteContest(
                List.of(
                        pledge,
                        new Governed(WHOLE, listed, Integer.MAX_VALUE),
                        new Governed("Pledge, 8 KB writes, the built-in list", builtIn, Governed.WRITE),
                        new Bounds.Copy(),
                        new Bounds.NextTag(),
                        new Bounds.ByteLoop(),
                        JsoupPeer.parsing(),
                        JsoupPeer.removing(listed),
                        new NuPeer(listed),
                        new JerichoPeer(listed)),
                removals,
                clean);
    }

    RewriteContest only(Predicate<Contestant> which) {
        return new RewriteContest(contestants.stream().filter(which).toList(), removals, clean);
    }

    Contestant contestant(String title) {
        return contestants.stream()
                .filter(c -> c.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody is called " + title));
    }
}
