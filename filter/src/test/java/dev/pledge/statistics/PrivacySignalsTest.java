package dev.pledge.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PrivacySignalsTest {
    @Test
    void exactlyOneObjects() {
        assertThat(object(List.of("1"), List.of())).isTrue();
        assertThat(object(List.of(), List.of("1"))).isTrue();
        assertThat(object(List.of("0", "1"), List.of())).isTrue();
        assertThat(object(List.of(), List.of())).isFalse();
    }

    @Test
    void nothingElseObjects() {
        for (String other : List.of("", "0", "true", "?1", "11", "1, 1", "1;x", "\"1\"", "yes")) {
            assertThat(object(List.of(other), List.of(other))).as(other).isFalse();
        }
    }

    @Property
    void anyOneAmongTheFieldsDecides(@ForAll List<String> gpc, @ForAll List<String> dnt) {
        assertThat(object(gpc, dnt)).isEqualTo(gpc.contains("1") || dnt.contains("1"));
    }

    private static boolean object(List<String> gpc, List<String> dnt) {
        return PrivacySignals.object(Collections.enumeration(gpc), Collections.enumeration(dnt));
    }
}
