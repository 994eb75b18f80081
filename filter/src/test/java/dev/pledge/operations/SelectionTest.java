package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectionTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

    private final List<Breaches> all = Breaches.of(List.of(
            finding(Kind.COOKIE_REFUSED, "_ga", "/shop", Mode.ENFORCE, "r2", 5, 20, 30),
            finding(Kind.COOKIE_REFUSED, "_ga", "/shop", Mode.ENFORCE, "r1", 2, 10, 15),
            finding(Kind.COOKIE_REFUSED, "_ga", "/shop", Mode.REPORT, "r1", 1, 5, 6),
            finding(Kind.AD_TAG_REMOVED, "ads.example", "/", Mode.ENFORCE, "r2", 40, 1, 2)));

    private final List<Breaches> ofBothOutcomes = Breaches.of(List.of(
            finding(Kind.COOKIE_REFUSED, "prevented", "/", Mode.ENFORCE, "r", 1, 0, 1),
            finding(Kind.COOKIE_REFUSED, "watched", "/", Mode.REPORT, "r", 1, 0, 2),
            finding(Kind.SENSITIVE_FORM_UNLISTED, "unpreventable", "/", Mode.ENFORCE, "r", 1, 0, 3),
            finding(Kind.COOKIE_REFUSED, "prevented-too", "/", Mode.ENFORCE, "r", 1, 0, 4)));

    @Test
    void equalFindingsAreOneWhateverTheRevisionAndTheEarliestIsNamed() {
        assertThat(all).hasSize(3);
        Breaches merged = all.get(0);
        assertThat(merged.count()).isEqualTo(7);
        assertThat(merged.revision()).isEqualTo("r1");
        assertThat(merged.first()).isEqualTo(START.plusSeconds(10));
        assertThat(merged.last()).isEqualTo(START.plusSeconds(30));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|_ga 7,_ga 1,ads.example 40",
                "promise=cookies|_ga 7,_ga 1",
                "mode=report|_ga 1",
                "q=SHOP&mode=enforce|_ga 7",
                "q=ad-tag|ads.example 40",
                "q=%5Fga|_ga 7,_ga 1",
                "q=nothing|''",
                "sort=count|_ga 1,_ga 7,ads.example 40",
                "sort=-count|ads.example 40,_ga 7,_ga 1",
                "sort=first|ads.example 40,_ga 1,_ga 7",
                "sort=page|ads.example 40,_ga 7,_ga 1",
                "sort=%3Cscript%3E&promise=none&mode=off|_ga 7,_ga 1,ads.example 40",
                "q=%zz|_ga 7,_ga 1,ads.example 40",
            })
    void theQuerySaysWhatIsShownAndInWhichOrder(String query, String expected) {
        List<String> shown = Selection.of(Query.of(query)).of(all).stream()
                .map(row -> row.what() + " " + row.count())
                .toList();
        assertThat(String.join(",", shown)).isEqualTo(expected);
    }

    @Test
    void whatIsSortedByOutcomeHasWhatWasPreventedTogether() {
        assertThat(Selection.of(Query.of("sort=mode")).of(ofBothOutcomes))
                .extracting(Breaches::isPrevented)
                .containsExactly(true, true, false, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=-1", "page=x", "page=99999999", ""})
    void aNumberThatIsNoneIsTheFirst(String query) {
        assertThat(Query.of(query).number("page")).isEqualTo(1);
    }

    @Test
    void aQueryIsWrittenAsItWasRead() {
        Query query = Query.of("q=a+%26%3D%22&lang=de");
        assertThat(query.get("q")).isEqualTo("a &=\"");
        assertThat(Query.of(query.with("page", "2").toString().substring(1))).isEqualTo(query.with("page", "2"));
        assertThat(query.with("q", "").with("lang", "").toString()).isEmpty();
        assertThat(Query.of("q=" + "x".repeat(3_000)).toString()).isEmpty();
    }

    static Finding finding(
            Kind kind, String what, String page, Mode mode, String revision, long count, int first, int last) {
        return new Finding(
                kind, what, "label", page, mode, revision, count, START.plusSeconds(first), START.plusSeconds(last));
    }
}
