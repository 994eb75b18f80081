package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.VisitorEstimate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverviewPageTest {
    /** Nobody is to take an outage of the store for a day without visitors. */
    @Test
    void whatAStoreThatDoesNotAnswerWouldSayIsNotNothing() {
        String page = page(Traffic.unknown(Range.DAY, "refused"));
        assertThat(figures(page)).containsExactly("–", "–", "0", "0", "–", "–");
        assertThat(page)
                .contains("The store of page views does not answer.", "data-value=\"\"")
                .doesNotContain("Nothing yet.", " of all views");
    }

    @Test
    void whatWasNotVisitedHadNoVisitors() {
        Traffic none = Traffic.unknown(Range.DAY, "");
        String page = page(new Traffic(
                none.people(),
                none.bots(),
                none.daily(),
                VisitorEstimate.NONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                AnswerTimes.NONE,
                null));
        assertThat(figures(page)).containsExactly("0", "0", "0", "0", "–", "–");
        assertThat(page).contains("Nothing yet.");
    }

    private static String page(Traffic traffic) {
        View view = SomeView.of("");
        Figures figures = Figures.of(Range.DAY, SomeView.NOW, traffic, List.of());
        return SomeView.written(new OverviewPage(view, figures, List.of(), new Alarms(view))::write);
    }

    private static List<String> figures(String page) {
        return Pattern.compile("class=\"figure\">([^<]*)<")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
