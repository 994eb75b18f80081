package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.Counter;
import dev.pledge.history.History;
import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.PageHour;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsAnswers;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StatisticsState;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.VisitorEstimate;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-23T07:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Statistics statistics = mock(Statistics.class);
    private final StatisticsState state = mock(StatisticsState.class);
    private final StatisticsAnswers store = mock(StatisticsAnswers.class);
    private final Findings findings = new Findings(100, clock, List.of());
    private History history;
    private Answers answers;

    @BeforeEach
    void open() throws IOException, StoreException {
        history = History.open(null, clock, () -> Period.ofMonths(13));
        answers = new Answers(statistics, history, findings, clock);
        when(statistics.answers()).thenReturn(store);
        when(statistics.state()).thenReturn(state);
        when(store.visitors(any(), any(), any())).thenReturn(new VisitorEstimate(3, 3, 3, 1));
        when(store.answerTimes(any(), any(), any())).thenReturn(AnswerTimes.NONE);
        when(store.statusClasses(any(), any())).thenReturn(Map.of(2, 9L));
        when(store.referrers(any(), any(), anyInt())).thenReturn(List.of());
    }

    @AfterEach
    void close() {
        history.close();
    }

    @Test
    void aDayIsTwentyFourHoursTheRunningOneAmongThem() throws StoreException {
        Instant first = Instant.parse("2026-11-22T08:00:00Z");
        Instant running = Instant.parse("2026-11-23T07:00:00Z");
        when(store.hours(null, Audience.PEOPLE, first, NOW))
                .thenReturn(List.of(
                        new PageHour("/a", first, 2), new PageHour("/b", first, 5), new PageHour("/a", running, 4)));
        when(store.hours(null, Audience.BOTS, first, NOW)).thenReturn(List.of(new PageHour("/", running, 1)));
        history.count(Counter.finding(Kind.COOKIE_REFUSED, Mode.ENFORCE), 7);
        history.count(Counter.finding(Kind.SENSITIVE_FORM_UNLISTED, Mode.ENFORCE), 2);
        history.count(Counter.finding(Kind.COOKIE_REFUSED, Mode.REPORT), 1);

        Figures day = answers.figures(Range.DAY);

        assertThat(day.starts()).hasSize(24).startsWith(first).endsWith(running);
        assertThat(day.traffic().people()).hasSize(24).startsWith(7L).endsWith(4L);
        assertThat(day.traffic().ofBots()).isEqualTo(1);
        assertThat(day.traffic().pages()).extracting(Traffic.PageLine::page).containsExactly("/a", "/b");
        assertThat(day.prevented().of(Promise.COOKIES)).isEqualTo(7);
        assertThat(day.prevented().all()).isEqualTo(7);
        assertThat(day.prevention().get(23).seen()).isEqualTo(3);
    }

    @Test
    void visitorsAreAskedForOfTheShownPagesAlone() throws StoreException {
        when(store.views(any(), any())).thenReturn(Map.of(Audience.PEOPLE, 6L));
        when(store.topPages(any(), any(), any(), anyInt())).thenReturn(List.of(new PageTotal("/a", 6)));
        Figures month = answers.figures(Range.MONTH);
        assertThat(month.traffic().people()).hasSize(30).containsOnly(6L);
        assertThat(month.traffic().daily()).hasSize(30).containsOnly(3L);
        assertThat(month.traffic().pages()).containsExactly(new Traffic.PageLine("/a", 6, 3));
    }

    @Test
    void whoeverAsksWithinASecondIsGivenTheSame() {
        boolean asked = true;
        // A busy machine may take longer than that second from one line to the next.
        for (int i = 0; i < 20 && asked; i++) {
            Figures first = answers.figures(Range.DAY);
            clearInvocations(store);
            Figures again = answers.figures(Range.DAY);
            asked = !mockingDetails(store).getInvocations().isEmpty();
            assertThat(asked || again.equals(first)).isTrue();
        }
        assertThat(asked).isFalse();
    }

    @Test
    void aStoreThatFailsIsNotAskedAndTheRestIsShown() throws StoreException {
        when(state.failingSince()).thenReturn(NOW);
        when(state.message()).thenReturn("connection refused");
        history.count(Counter.finding(Kind.COOKIE_REFUSED, Mode.ENFORCE), 7);
        Figures day = answers.figures(Range.DAY);
        assertThat(day.traffic().failure()).isEqualTo("connection refused");
        assertThat(day.traffic().people()).hasSize(24).containsOnly(0L);
        assertThat(day.prevented().all()).isEqualTo(7);
        verifyNoInteractions(store);
    }

    @Test
    void aStoreThatFailsWhenAskedIsToldOf() throws StoreException {
        when(store.views(any(), any())).thenThrow(new StoreException("timed out", new IOException()));
        assertThat(answers.figures(Range.MONTH).traffic().failure()).contains("timed out");
        verify(store).views(any(), any());
    }
}
