package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void aChangedLineIsRemovedAndAdded() {
        assertThat(shown("a\nb\nc", "a\nx\nc\nd")).isEqualTo("=a -b +x =c +d");
        assertThat(shown("a", "a")).isEqualTo("=a");
        assertThat(shown("", "a")).isEqualTo("+a");
    }

    @Property
    void bothTextsCanBeReadFromTheDifference(
            @ForAll @StringLength(max = 30) @Chars({'a', 'b', '\n'}) String before,
            @ForAll @StringLength(max = 30) @Chars({'a', 'b', '\n'}) String after) {
        List<LineDiff.Line> lines = LineDiff.between(before, after);
        assertThat(side(lines, LineDiff.Change.ADDED)).isEqualTo(before.lines().toList());
        assertThat(side(lines, LineDiff.Change.REMOVED)).isEqualTo(after.lines().toList());
    }

    @Test
    void textsThatAreTooLongAreToldApartAsAWhole() {
        String before = "first\n" + "a\n".repeat(3_000) + "last";
        String after = "first\n" + "b\n".repeat(3_000) + "last";
        assertThat(LineDiff.between(before, after)).hasSize(6_002);
    }

    private static List<String> side(List<LineDiff.Line> lines, LineDiff.Change without) {
        return lines.stream()
                .filter(line -> line.change() != without)
                .map(LineDiff.Line::text)
                .toList();
    }

    private static String shown(String before, String after) {
        return LineDiff.between(before, after).stream()
                .map(line -> sign(line.change()) + line.text())
                .collect(Collectors.joining(" "));
    }

    private static String sign(LineDiff.Change change) {
        return switch (change) {
            case SAME -> "=";
            case REMOVED -> "-";
            case ADDED -> "+";
        };
    }
}
