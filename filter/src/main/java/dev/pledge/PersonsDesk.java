package dev.pledge;

import dev.pledge.finding.Findings;
import dev.pledge.policy.Policy;
import dev.pledge.servlet.Reception;
import dev.pledge.servlet.SignedIn;
import dev.pledge.site.ComplaintPages;
import dev.pledge.site.Desk;
import dev.pledge.site.FormTokens;
import dev.pledge.site.Frame;
import dev.pledge.site.Languages;
import dev.pledge.site.MePages;
import dev.pledge.site.OperatorPages;
import dev.pledge.site.Reauthentication;
import dev.pledge.site.SitePhrases;
import dev.pledge.snapshot.Snapshots;
import dev.pledge.subject.Books;
import dev.pledge.subject.ComplaintSource;
import dev.pledge.subject.DisclosureSource;
import dev.pledge.subject.PageAccessSource;
import dev.pledge.subject.PersonalData;
import dev.pledge.subject.PersonalDataSource;
import dev.pledge.subject.Phrases;
import dev.pledge.subject.RequestSource;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers persons about what is held about them, by the application's sources and Pledge's own. */
final class PersonsDesk implements AutoCloseable {
    /** How long a source may take to show what it holds. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PersonalData data;
    private final List<Reception> receptions;

    /** @throws IOException if the key of the forms cannot be used; the message names its file */
    PersonsDesk(
            ServletContext context,
            Languages languages,
            Frame frame,
            SignedIn signedIn,
            Recording recording,
            Books books,
            Findings findings,
            Snapshots snapshots,
            Clock clock)
            throws IOException {
        Phrases phrases = new SitePhrases(languages, snapshots::current);
        List<PersonalDataSource> own = List.of(
                new PageAccessSource(recording.statistics(), recording.keys(), phrases),
                new DisclosureSource(books, phrases),
                new RequestSource(books, phrases),
                new ComplaintSource(books, phrases));
        ApplicationParts<PersonalDataSource> sources = new ApplicationParts<>(context, PersonalDataSource.class);
        ApplicationParts<Reauthentication> secrets = new ApplicationParts<>(context, Reauthentication.class);
        this.data = new PersonalData(() -> joined(sources.all(), own), phrases, LIMIT);
        Desk desk = new Desk(
                languages,
                frame,
                signedIn,
                () -> first(secrets.all()),
                data,
                books,
                tokens(snapshots.current().policy(), clock),
                clock);
        this.receptions = List.of(new MePages(desk), new ComplaintPages(desk, findings), new OperatorPages(desk));
    }

    /** Nodes that make the same pseudonyms take one another's forms; else the key is with the records. */
    private static FormTokens tokens(Policy policy, Clock clock) throws IOException {
        Path keys = Recording.keys(policy.statistics().storage());
        if (keys != null) {
            return FormTokens.in(keys, clock);
        }
        String records = policy.records().data();
        return records == null ? FormTokens.inMemory(clock) : FormTokens.in(Resources.directory(records), clock);
    }

    private static <T> List<T> joined(List<T> first, List<T> then) {
        List<T> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    private static <T> @Nullable T first(List<T> all) {
        return all.isEmpty() ? null : all.get(0);
    }

    List<Reception> receptions() {
        return receptions;
    }

    @Override
    public void close() {
        data.close();
    }
}
