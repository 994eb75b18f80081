package dev.pledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.AdServers;
import dev.pledge.adserver.ResourceType;
import dev.pledge.adserver.Verdict;
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

    /** Whatever may be wrong with a safeguard, the visitor gets the page. */
    @Test
    void passesAPageOnBehindAFaultInASafeguard() {
        String ad = "<script src=https://ads.test/a.js></script>";
        String behind = "<img src=https://fault.test/b>" + ad + "<p>b</p>";

        Page.Result result = page.withoutStubs().with(new Failing()).govern("<p>a</p>" + ad + behind);

        assertThat(result.html()).isEqualTo("<p>a</p>" + behind);
        assertThat(result.found()).contains("page-not-inspected text/html failed");
    }

    /** Knows the ads of the test pages, and fails at one host. */
    private static final class Failing implements AdServers {
        @Override
        public Verdict verdict(CharSequence url, CharSequence host, ResourceType type, String pageHost) {
            if (host.toString().equals("fault.test")) {
                throw new IllegalStateException("planted");
            }
            return Page.ADS.verdict(url, host, type, pageHost);
        }

        @Override
        public String revision() {
            return Page.ADS.revision();
        }
    }
}
