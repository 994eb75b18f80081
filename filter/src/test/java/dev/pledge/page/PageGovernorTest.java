package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.policy.Mode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PageGovernorTest {
    private final Page page = Page.ordinary();

    @Test
    void needsNoPageOfWhichNothingIsAsked() {
        assertThat(page.governor().needed(page.with(Mode.OFF, Mode.OFF).context()))
                .isFalse();
        assertThat(page.governor().needed(page.with(Mode.REPORT, Mode.OFF).context()))
                .isTrue();
        assertThat(page.governor().needed(page.with(Mode.OFF, Mode.ENFORCE).context()))
                .isTrue();
    }

    @Test
    void hasOneRevisionForOnePolicyOneListAndOneVersion() {
        String revision = page.governor().revision();
        assertThat(revision)
                .matches("[0-9a-f]{12}")
                .isEqualTo(Page.ordinary().governor().revision());
        assertThat(new PageGovernor(page.policy(), page.adServers(), "2").revision())
                .isNotEqualTo(revision);
        assertThat(page.with(new Page.Listed(Set.of("other.test"))).governor().revision())
                .isNotEqualTo(revision);
        assertThat(page.with(Page.site("www.site.test")).governor().revision()).isNotEqualTo(revision);
    }

    @Test
    void tellsApartRevisionsOfAPageWhosePromiseWasSwitchedOff() {
        PageGovernor governor = page.governor();
        assertThat(governor.revision(page.context())).isEqualTo(governor.revision() + "ee");
        assertThat(governor.revision(page.with(Mode.OFF, Mode.REPORT).context()))
                .isEqualTo(governor.revision() + "or");
    }
}
