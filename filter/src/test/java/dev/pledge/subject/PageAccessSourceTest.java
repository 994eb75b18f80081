package dev.pledge.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.statistics.KeyRing;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import dev.pledge.testing.SetClock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pages that a person has seen, in real statistics. */
class PageAccessSourceTest {
    private static final Phrases KEYS = (locale, key, values) -> key;

    private final SetClock clock = new SetClock();
    private final KeyRing keys = KeyRing.inMemory(90, clock);

    @Test
    void aPersonSeesTheirOwnPagesAndCanHaveThemErased() throws Exception {
        try (JournaledStatistics statistics = JournaledStatistics.open(
                JournalSettings.inMemory(), EmbeddedStore.inMemory(1_000), 1_000, List.of(), clock)) {
            PageAccessSource source = new PageAccessSource(statistics, keys, KEYS);
            DataSubject jane = new DataSubject("jane", "s1");
            seen(statistics, "/before-signing-in", new DataSubject(null, "s1"));
            seen(statistics, "/account", DataSubject.named("jane"));
            seen(statistics, "/account", DataSubject.named("jane"));
            seen(statistics, "/secret", DataSubject.named("john"));
            seen(statistics, "/secret", new DataSubject(null, "s2"));

            assertThat(source.held(jane, Locale.ENGLISH))
                    .extracting(HeldItem::key)
                    .containsExactlyInAnyOrder("/before-signing-in", "/account");
            assertThat(source.held(DataSubject.named("jane"), Locale.ENGLISH)
                            .get(0)
                            .fields())
                    .extracting(HeldField::value)
                    .containsExactly("2", "2026-11-22T10:00:00Z", "2026-11-22T10:00:00Z");

            assertThat(source.erase(jane, Locale.ENGLISH))
                    .allMatch(Erasure::isErased)
                    .hasSize(1);
            assertThat(source.erase(jane, Locale.ENGLISH)).isEmpty();
            assertThat(source.held(jane, Locale.ENGLISH)).isEmpty();
            assertThat(source.held(DataSubject.named("john"), Locale.ENGLISH)).hasSize(1);
        }
    }

    @Test
    void aWishThatTheStoreCannotBeToldOfYetIsAnsweredWithThat() throws Exception {
        Statistics statistics = mock(Statistics.class);
        when(statistics.erase(anyCollection())).thenReturn(dev.pledge.statistics.Erasure.ACCEPTED);

        assertThat(new PageAccessSource(statistics, keys, KEYS).erase(DataSubject.named("jane"), Locale.ENGLISH))
                .containsExactly(Erasure.kept("subject.page-accesses.name", "subject.page-accesses.accepted", null));
    }

    private void seen(Statistics statistics, String page, DataSubject person) {
        String name = person.name();
        statistics.record(PageAccess.view(
                page,
                clock.millis(),
                name != null
                        ? keys.ofPrincipal(name)
                        : keys.ofSession(Objects.requireNonNull(person.session()), clock.millis())));
    }
}
