package dev.pledge.benchmarks;

import dev.pledge.adserver.AdServers;
import dev.pledge.finding.Evidence;
import dev.pledge.html.Output;
import dev.pledge.page.PageContext;
import dev.pledge.page.PageGovernor;
import dev.pledge.page.PageRewriter;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Authority;
import dev.pledge.policy.Behind;
import dev.pledge.policy.Https;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Scope;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import java.io.IOException;
import java.util.List;

/** Pledge with the whole policy enforced, on a secure page that is itself no sensitive one; sensitive pages there are. */
final class Governed implements Contestant {
    /** What a container's response buffer often holds. */
    static final int WRITE = 8 * 1024;

    private static final Evidence NOBODY = (kind, what, label) -> {};
    private static final PageContext CONTEXT =
            new PageContext("https://shop.example/page", true, "/page", "", Mode.ENFORCE, Mode.ENFORCE);

    private final String title;
    private final PageGovernor governor;
    private final int write;

    /**
     * @param title its name in reports
     * @param adServers who is an ad server
     * @param write how many bytes of a page come at once
     */
    Governed(String title, AdServers adServers, int write) {
        this.title = title;
        this.governor = new PageGovernor(policy(), adServers, "benchmark");
        this.write = write;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public long take(RealPage page) throws IOException {
        Sink sink = new Sink();
        PageRewriter rewriter = open(page);
        write(rewriter, page.bytes(), page.bytes().length, sink);
        rewriter.finish(sink);
        return sink.sum;
    }

    /** Returns whether a page is changed. */
    boolean changes(RealPage page) throws IOException {
        PageRewriter rewriter = open(page);
        write(rewriter, page.bytes(), page.bytes().length, new Sink());
        rewriter.finish(new Sink());
        return rewriter.changed();
    }

    PageRewriter open(RealPage page) {
        return governor.open(CONTEXT, page.charset(), NOBODY);
    }

    /** Writes the beginning of a page. */
    void write(PageRewriter rewriter, byte[] page, int length, Output out) throws IOException {
        for (int i = 0; i < length; i += write) {
            rewriter.write(page, i, Math.min(write, length - i), out);
        }
    }

    private static Policy policy() {
        Scope everywhere = Scope.everywhere(Mode.ENFORCE);
        SitePolicy shop =
                new SitePolicy("Shop", "", "", Https.SENSITIVE_FORMS, Authority.parse("shop.example"), List.of());
        return Policy.builtIn(Mode.REPORT)
                .with(shop)
                .with(AdServerPolicy.builtIn(everywhere))
                .with(new SensitiveFormPolicy(
                        everywhere,
                        List.of(new PathPattern("/checkout"), new PathPattern("/account/*")),
                        new Behind.Direct(),
                        null,
                        true,
                        SensitiveFormPolicy.INDICATOR_TEXT));
    }

    /** Looks at what it gets no further than at where it begins, as a socket does. */
    static final class Sink implements Output {
        private long sum;

        @Override
        public void write(byte[] bytes, int offset, int length) {
            sum += length;
            if (length > 0) {
                sum += bytes[offset];
            }
        }
    }
}
