package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairTest {
    @Test
    void theWorstPageComesFirstAndTellsWhatIsToBeDone() {
        List<Repair> repairs = Repair.of(
                Breaches.of(List.of(
                        SelectionTest.finding(Kind.COOKIE_REFUSED, "_ga", "/shop", Mode.ENFORCE, "r", 900, 0, 9),
                        SelectionTest.finding(Kind.COOKIE_REFUSED, "_gid", "/shop", Mode.REPORT, "r", 1, 0, 8),
                        SelectionTest.finding(Kind.AD_TAG_REMOVED, "ads.example", "/shop", Mode.ENFORCE, "r", 5, 0, 7),
                        SelectionTest.finding(Kind.EXPOSURE, "/pay", "/pay", Mode.ENFORCE, "r", 1, 0, 6),
                        SelectionTest.finding(Kind.COOKIE_HIDDEN, "_fbp", "/quiet", Mode.ENFORCE, "r", 99, 0, 5),
                        SelectionTest.finding(Kind.AD_LIST_UNREADABLE, "x", "", Mode.REPORT, "r", 1, 0, 5))),
                Instant.EPOCH);
        assertThat(repairs).extracting(Repair::page).containsExactly("/pay", "/shop");
        Repair shop = repairs.get(1);
        assertThat(shop.count()).isEqualTo(906);
        assertThat(shop.tasks())
                .extracting(Repair.Task::kind)
                .containsExactly(Kind.COOKIE_REFUSED, Kind.AD_TAG_REMOVED);
        assertThat(shop.tasks().get(0).names()).containsExactly("_ga", "_gid");
    }

    @Test
    void whatWasNotSeenForLongIsMended() {
        List<Breaches> old =
                Breaches.of(List.of(SelectionTest.finding(Kind.COOKIE_REFUSED, "a", "/", Mode.ENFORCE, "r", 1, 0, 0)));
        assertThat(Repair.of(old, old.get(0).last())).isEmpty();
        assertThat(Repair.of(old, old.get(0).last().minusSeconds(1))).hasSize(1);
    }
}
