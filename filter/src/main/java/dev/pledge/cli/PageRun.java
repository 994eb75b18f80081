package dev.pledge.cli;

import dev.pledge.page.PageContext;
import dev.pledge.page.PageGovernor;
import dev.pledge.page.PageRewriter;
import dev.pledge.snapshot.Modes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Governs one page after the other, and tells what was found. For one thread. */
final class PageRun {
    private static final int BUFFER = 1 << 16;

    private final Console console;
    private final PageGovernor governor;
    private final PageContext page;
    private final Modes modes;
    private final @Nullable String charset;
    private final PageSummary total = new PageSummary();
    private final byte[] buffer = new byte[BUFFER];
    private int pages;
    private int changed;

    /** @param charset the charset parameter of the {@code Content-Type}, or null if it has none */
    PageRun(Console console, PageGovernor governor, PagePlace place, Modes modes, @Nullable String charset) {
        this.console = console;
        this.governor = governor;
        this.page = new PageContext(
                place.url(), place.secure(), place.path(), place.context(), modes.adServers(), modes.sensitiveForms());
        this.modes = modes;
        this.charset = charset;
    }

    Console console() {
        return console;
    }

    /** Governs one page as it streams, and tells what was found in it. */
    void govern(String name, InputStream in, OutputStream out) throws IOException {
        PageSummary summary = new PageSummary();
        PageRewriter rewriter = governor.open(page, charset, summary);
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            rewriter.write(buffer, 0, read, out::write);
        }
        rewriter.finish(out::write);
        pages++;
        changed += rewriter.changed() ? 1 : 0;
        total.add(summary);
        console.err()
                .println(name + ": " + (rewriter.changed() ? "changed" : "unchanged") + ", findings: "
                        + summary.total() + " (ad-servers: " + modes.adServers().key() + ", sensitive-forms: "
                        + modes.sensitiveForms().key() + ")");
        summary.print(modes, console.err());
    }

    boolean foundAny() {
        return total.total() > 0;
    }

    void tellTotal() {
        String kinds = total.byKind();
        console.err()
                .println("total: pages " + pages + ", changed " + changed + ", findings " + total.total()
                        + (kinds.isEmpty() ? "" : ": " + kinds));
    }
}
