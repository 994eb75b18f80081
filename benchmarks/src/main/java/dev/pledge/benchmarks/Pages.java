package dev.pledge.benchmarks;

import dev.pledge.adserver.CompiledLists;
import dev.pledge.finding.Evidence;
import dev.pledge.html.Output;
import dev.pledge.page.PageContext;
import dev.pledge.page.PageGovernor;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Real pages, and how they are governed: in writes of 8 KB, under the built-in policy. */
final class Pages {
    private static final int WRITE = 8 * 1024;
    private static final Evidence NOBODY = (kind, what, label) -> {};

    private final PageGovernor governor =
            new PageGovernor(Policy.builtIn(Mode.ENFORCE), CompiledLists.builtIn(), "benchmark");
    private final PageContext context;

    Pages(Mode mode) {
        context = new PageContext("https://shop.example/page", true, "/page", "", mode, mode);
    }

    /** Governs a page; returns whether it was changed. */
    boolean govern(byte[] page, Output out) throws IOException {
        PageRewriter rewriter = governor.open(context, null, NOBODY);
        for (int i = 0; i < page.length; i += WRITE) {
            rewriter.write(page, i, Math.min(WRITE, page.length - i), out);
        }
        rewriter.finish(out);
        return rewriter.changed();
    }

    /**
     * Reads the pages that Pledge changes when it enforces, or those that it does not.
     *
     * @throws IllegalStateException if there are none
     */
    static List<byte[]> read(boolean changed) throws IOException {
        Pages enforced = new Pages(Mode.ENFORCE);
        List<byte[]> pages = new ArrayList<>();
        try (ZipFile zip = new ZipFile(RealData.file("html/pages.zip").toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".html")) {
                    byte[] page = zip.getInputStream(entry).readAllBytes();
                    if (enforced.govern(page, (bytes, offset, length) -> {}) == changed) {
                        pages.add(page);
                    }
                }
            }
            if (pages.isEmpty()) {
                throw new IllegalStateException(
                        zip.getName() + " holds no page that is " + (changed ? "" : "not ") + "changed");
            }
        }
        return pages;
    }
}
