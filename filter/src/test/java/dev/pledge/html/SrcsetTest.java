package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SrcsetTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.png 1x, b.png 2x | [a.png] 1x;[b.png] 2x",
                "data:image/png;base64,AA 1x,/b.png 2x | [data:image/png;base64,AA] 1x;[/b.png] 2x",
                "a.png, b.png | [a.png];[b.png]",
                "a.png,, ,b.png | [a.png,,];[b.png]",
                "`  ,a , b` | [a] ;[b]",
                "a (1,2) 3x, b | [a] (1,2) 3x;[b]",
                "a,b 1x | [a,b] 1x",
                "`,` | ``",
            })
    void findsTheCandidates(String srcset, String expected) {
        String found = Srcset.parse(srcset).stream()
                .map(c -> "[" + c.url(srcset) + "]" + srcset.substring(c.urlEnd(), c.end()))
                .collect(Collectors.joining(";"));

        // Commas after a URL are no part of it.
        assertThat(found).isEqualTo(expected.replace(",,]", "]"));
    }

    @org.junit.jupiter.api.Test
    void tellsWhereTheNextCandidateBegins() {
        String srcset = "a 1x , b 2x";

        assertThat(Srcset.parse(srcset))
                .containsExactly(new Srcset.Candidate(0, 1, 5, 7), new Srcset.Candidate(7, 8, 11, 11));
    }
}
