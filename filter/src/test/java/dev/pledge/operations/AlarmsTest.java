package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.ListsState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmsTest {
    private static final String NOTHING = "Nothing needs attention.";

    @Test
    void aPatternUnderWhichManyPagesWereExposedIsOneAlarm() {
        List<Finding> exposed = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            exposed.add(SelectionTest.finding(Kind.EXPOSURE, "/*", "/page" + i, Mode.ENFORCE, "r", 1, 0, i));
        }
        exposed.add(SelectionTest.finding(Kind.EXPOSURE, "/login", "/login", Mode.ENFORCE, "r", 1, 0, 5));
        String written = of(Breaches.of(exposed));
        assertThat(written.split("Sensitive data came unencrypted", -1)).hasSize(3);
        assertThat(written)
                .contains("for /*, last at Nov 1, 2026", "for /login")
                .doesNotContain(NOTHING);
    }

    /** What stands on the page with pages to mend is not denied on the first. */
    @Test
    void aPageThatPutsDataAtRiskIsAnAlarm() {
        String written = of(breaches(Kind.SENSITIVE_FORM_UNLISTED));
        assertThat(written)
                .contains("1 page puts sensitive data at risk.")
                .contains("href=\"/shop/privacy/operations/pages\"", "1 page needed mending")
                .doesNotContain(NOTHING);
    }

    @Test
    void whereAPageIsToBeMendedSomethingNeedsAttentionThoughItIsNotUrgent() {
        String written = of(breaches(Kind.COOKIE_REFUSED));
        assertThat(written)
                .contains("Nothing is urgent.", "1 page needed mending")
                .doesNotContain(NOTHING);
    }

    @Test
    void otherwiseNothingNeedsAttention() {
        assertThat(of(List.of())).contains(NOTHING).doesNotContain("href");
    }

    @Test
    void listsThatCannotBeReadAreCounted() {
        ListsState lists = new ListsState(List.of(), List.of("a.txt", "b.txt"), "previous");
        assertThat(SomeView.written(
                        out -> new Alarms(SomeView.of("")).lists(lists).write(out, true)))
                .contains("2 filter lists cannot be read.", "/shop/privacy/operations/health");
    }

    private static List<Breaches> breaches(Kind kind) {
        return Breaches.of(List.of(SelectionTest.finding(kind, "what", "/page", Mode.ENFORCE, "r", 1, 0, 1)));
    }

    private static String of(List<Breaches> rows) {
        return SomeView.written(out -> new Alarms(SomeView.of(""))
                .breaches(rows, Instant.EPOCH, 0)
                .pages(Repair.Need.of(rows, Instant.EPOCH))
                .write(out, true));
    }
}
