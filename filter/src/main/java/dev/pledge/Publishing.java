package dev.pledge;

import dev.pledge.finding.KeptOut;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import dev.pledge.servlet.Reception;
import dev.pledge.site.Frame;
import dev.pledge.site.Languages;
import dev.pledge.site.Offered;
import dev.pledge.site.StatementBook;
import dev.pledge.site.StatementPages;
import dev.pledge.site.Stylesheet;
import dev.pledge.site.WellKnown;
import dev.pledge.snapshot.Snapshots;
import dev.pledge.snapshot.Switches;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** What an application publishes of its policy. It outlives a reload. */
final class Publishing implements AutoCloseable {
    private final StatementBook book;
    private final Languages languages;
    private final Frame frame;
    private final List<Reception> receptions;

    /**
     * Begins to publish.
     *
     * @param keptOut counts what is kept out of pages
     * @param stylesheet that of all pages
     * @throws IOException if the records' directory cannot be used
     */
    Publishing(
            Deployment deployment,
            Snapshots snapshots,
            Switches switches,
            KeptOut keptOut,
            byte[] stylesheet,
            Clock clock)
            throws IOException {
        Policy policy = deployment.policy();
        String data = policy.records().data();
        Path directory = data == null ? null : Resources.directory(data);
        this.book =
                new StatementBook(directory, keptOut, () -> snapshots.current().digest(), clock);
        Stylesheet sheet = new Stylesheet(stylesheet);
        Offered offered = new Offered(true, true);
        this.languages = Languages.read();
        this.frame = new Frame(
                switches,
                List.of(
                        new Frame.Entry("", "frame.statement", null),
                        new Frame.Entry(Offered.ACCESS, "frame.me", Promise.SUBJECT_ACCESS),
                        new Frame.Entry(Offered.COMPLAINT, "frame.complaint", null)),
                sheet.address());
        this.receptions = List.of(
                new StatementPages(languages, switches, book, offered, frame, sheet, deployment.sessionCookieName()),
                new WellKnown(switches, book, new ApplicationPaths(deployment.context())));
        book.start();
    }

    /** Returns the languages of all pages. */
    Languages languages() {
        return languages;
    }

    /** Returns what all pages have around them. */
    Frame frame() {
        return frame;
    }

    List<Reception> receptions() {
        return receptions;
    }

    @Override
    public void close() {
        book.close();
    }
}
