package dev.pledge.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;

class EntityTagsTest {
    private final EntityTags now = new EntityTags("aa11");
    private final EntityTags before = new EntityTags("bb22");

    @Test
    void aTagCarriesTheRevisionAndKeepsItsStrength() {
        assertThat(now.marked("\"x\"")).isEqualTo("\"x--pledge-aa11\"");
        assertThat(now.marked("W/\"x\"")).isEqualTo("W/\"x--pledge-aa11\"");
    }

    @Test
    void whatIsNoTagIsLeftAsItIs() {
        assertThat(now.marked("unquoted")).isEqualTo("unquoted");
        assertThat(now.marked("\"")).isEqualTo("\"");
    }

    @Property
    void aTagOfTheCurrentRevisionComesBackAsTheApplicationMadeIt(@ForAll @AlphaChars @NumericChars String opaque) {
        String tag = "\"" + opaque + "\"";

        EntityTags.Translated back = now.translate(List.of(now.marked(tag)));

        assertThat(back.ifNoneMatch()).isEqualTo(tag);
        assertThat(back.isProven()).isTrue();
    }

    @Test
    void markingTwiceIsMarkingOnce() {
        assertThat(now.marked(now.marked("\"x\""))).isEqualTo(now.marked("\"x\""));
    }

    @Test
    void tagsOfAnotherRevisionOrOfNoneAreHidden() {
        EntityTags.Translated back = now.translate(List.of(before.marked("\"x\"") + ", \"y\"", "*"));

        assertThat(back.ifNoneMatch()).isNull();
        assertThat(back.isProven()).isFalse();
    }

    @Test
    void ofSeveralTagsTheCurrentOnesAreKept() {
        EntityTags.Translated back =
                now.translate(List.of("\"a, b\", " + now.marked("W/\"c, d\"") + " , " + before.marked("\"e\"")));

        assertThat(back.ifNoneMatch()).isEqualTo("W/\"c, d\"");
    }

    @Test
    void aPageThatHasOnlyADateProvesItsRevisionByATagThatTheApplicationNeverSees() {
        String tag = now.fromDate("Sun, 06 Nov 1994 08:49:37 GMT");

        EntityTags.Translated back = now.translate(List.of(tag));

        assertThat(tag).startsWith("W/\"");
        assertThat(back.ifNoneMatch()).isNull();
        assertThat(back.since()).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
        assertThat(back.isProven()).isTrue();
        assertThat(before.translate(List.of(tag)).isProven()).isFalse();
    }

    @Test
    void aDateThatIsNoneMakesNoTag() {
        assertThat(now.fromDate("yesterday")).isNull();
    }

    @Test
    void ifMatchLosesTheRevisionOnly() {
        assertThat(now.withoutRevision(now.marked("\"x\"") + ", \"y\"")).isEqualTo("\"x\", \"y\"");
    }
}
