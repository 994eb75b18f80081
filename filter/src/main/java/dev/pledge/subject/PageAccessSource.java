package dev.pledge.subject;

import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.Person;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The pages that a person has seen, as far as they are recorded for persons. */
public final class PageAccessSource implements PersonalDataSource {
    private static final String TEXTS = "subject.page-accesses.";

    private final Statistics statistics;
    private final KeyRing keys;
    private final Phrases phrases;

    /** @param keys made the pseudonyms that page accesses are recorded under */
    public PageAccessSource(Statistics statistics, KeyRing keys, Phrases phrases) {
        this.statistics = statistics;
        this.keys = keys;
        this.phrases = phrases;
    }

    @Override
    public String id() {
        return "page-accesses";
    }

    @Override
    public String name(Locale locale) {
        return phrases.of(locale, TEXTS + "name");
    }

    @Override
    public List<HeldItem> held(DataSubject person, Locale locale) throws StoreException {
        Person held = statistics.answers().person(pseudonyms(person));
        if (held == null) {
            return List.of();
        }
        String fixed = phrases.of(locale, TEXTS + "fixed");
        List<HeldItem> items = new ArrayList<>();
        for (Person.Page page : held.pages()) {
            items.add(new HeldItem(
                    page.name(),
                    page.name(),
                    List.of(
                            field(locale, "accesses", "" + page.accesses(), fixed),
                            field(locale, "first", page.first().toString(), fixed),
                            field(locale, "last", page.last().toString(), fixed))));
        }
        return items;
    }

    private HeldField field(Locale locale, String key, String value, String fixed) {
        return HeldField.fixed(key, phrases.of(locale, TEXTS + key), value, fixed);
    }

    @Override
    public Correction correct(DataSubject person, String item, String field, String value, Locale locale) {
        return Correction.refused(phrases.of(locale, TEXTS + "fixed"));
    }

    @Override
    public List<Erasure> erase(DataSubject person, Locale locale) throws StoreException {
        String title = phrases.of(locale, TEXTS + "name");
        return switch (statistics.erase(pseudonyms(person))) {
            case NOTHING_HELD -> List.of();
            case DONE -> List.of(Erasure.erased(title));
            case ACCEPTED -> List.of(Erasure.kept(title, phrases.of(locale, TEXTS + "accepted"), null));
        };
    }

    /** Before they signed in, it was the session that pages were recorded for. */
    private List<Pseudonym> pseudonyms(DataSubject person) {
        List<Pseudonym> all = new ArrayList<>();
        String name = person.name();
        String session = person.session();
        if (name != null) {
            all.add(keys.ofPrincipal(name));
        }
        if (session != null) {
            all.addAll(keys.everOfSession(session));
        }
        return all;
    }
}
