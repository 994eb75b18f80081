package dev.pledge.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import dev.pledge.testing.Threads;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindingLogTest {
    private final Lines lines = new Lines();

    @Test
    void theFirstFindingIsLoggedWithItsRule() {
        Findings findings = findings(10);
        for (int i = 0; i < 3; i++) {
            findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "3f2a", "cookies.rules");
        }
        findings.record(Kind.COOKIE_CHANGED, "cart", "SameSite", "/home", Mode.ENFORCE, "3f2a");
        assertThat(lines.written)
                .containsExactly(
                        "cookies: cookie-refused \"_ga\" (not-allowed) by cookies.rules on /home: prevented;"
                                + " policy 3f2a; further ones are only counted",
                        "cookies: cookie-changed \"cart\" (SameSite) on /home: prevented;"
                                + " policy 3f2a; further ones are only counted");
    }

    @Test
    void inReportTheLineSaysThatNothingWasChanged() {
        findings(10).record(Kind.EXPOSURE, "/checkout", "POST", "", Mode.REPORT, "3f2a");
        assertThat(lines.written).singleElement().asString().contains("(POST): seen, nothing was changed;");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    AD_TAG_REMOVED, Google, ENFORCE, prevented
                    AD_TAG_REMOVED, Google, REPORT, 'seen, nothing was changed'
                    PAGE_NOT_INSPECTED, too-long, ENFORCE, passed on as it was
                    PAGE_NOT_INSPECTED, too-long, REPORT, passed on as it was
                    AD_LIST_UNREADABLE, built-in, REPORT, other lists stand in for it
                    COOKIE_MIXED_USE, mixed, ENFORCE, 'seen, nothing was changed'
                    COOKIE_DUPLICATE, kept, ENFORCE, 'seen, nothing was changed'
                    COOKIE_DUPLICATE, refused, ENFORCE, prevented
                    COOKIE_DUPLICATE, refused, REPORT, 'seen, nothing was changed'
                    FORM_UPGRADED, form, ENFORCE, prevented
                    FORM_UPGRADED, foreign, ENFORCE, 'seen, nothing was changed'
                    SENSITIVE_FORM_UNLISTED, card, ENFORCE, 'seen, nothing was changed'
                    EXPOSURE, POST, ENFORCE, 'refused, but it had been exposed'
                    """)
    void theLineSaysWhatBecameOfIt(Kind kind, String label, Mode mode, String outcome) {
        findings(10).record(kind, "it", label, "/home", mode, "3f2a");
        assertThat(lines.written).singleElement().asString().contains(" on /home: " + outcome + "; policy");
    }

    @Test
    void aLineCannotBeForged() {
        findings(10).record(Kind.COOKIE_HIDDEN, "x\nWARNING all is well", "not-allowed", "/", Mode.REPORT, "3f2a");
        assertThat(lines.written).singleElement().asString().doesNotContain("\n");
    }

    @Test
    void afterTheLastLineOneSaysThatItStopsWhateverTheThreadsDo() {
        Findings findings = findings(10);
        Threads.run(4, t -> {
            for (int i = 0; i < 50; i++) {
                findings.record(Kind.COOKIE_HIDDEN, "c" + t + "-" + i, "not-allowed", "/", Mode.REPORT, "3f2a");
            }
        });
        assertThat(lines.written).hasSize(11);
        assertThat(lines.written.stream().filter(l -> l.startsWith("10 kinds"))).hasSize(1);
    }

    private Findings findings(int limit) {
        return new Findings(1_000, Clock.systemUTC(), List.of(new FindingLog(lines, limit)));
    }

    private static final class Lines implements System.Logger {
        final Queue<String> written = new ConcurrentLinkedQueue<>();

        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String msg, @Nullable Throwable thrown) {
            written.add(msg);
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, String format, @Nullable Object... params) {
            written.add(format);
        }
    }
}
