package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {
    private static final Pattern VECTOR =
            Pattern.compile("^checkPublicSuffix\\('([^']*)', (?:null|'([^']*)')\\);", Pattern.MULTILINE);

    private final PublicSuffixes suffixes = PublicSuffixes.read();

    @Test
    void givesTheAnswersOfTheListsOwnTests() throws IOException {
        Matcher vectors = VECTOR.matcher(Files.readString(SharedData.file("adserver/psl-test.txt")));
        List<String> wrong = new ArrayList<>();
        int count = 0;
        while (vectors.find()) {
            count++;
            String found = suffixes.registrableDomain(vectors.group(1));
            if (!String.valueOf(found).equals(String.valueOf(vectors.group(2)))) {
                wrong.add(vectors.group() + " but was " + found);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(count).isGreaterThanOrEqualTo(75);
    }

    @ParameterizedTest
    @CsvSource({
        "www.example.com, example.com",
        "a.b.example.co.uk, example.co.uk",
        "shop.myshopify.com, shop.myshopify.com",
        "www.example.com., example.com",
        "x.kawasaki.jp,",
        "city.kawasaki.jp, city.kawasaki.jp",
        "192.0.2.7,",
        "localhost,",
    })
    void findsWhatSomebodyHasRegistered(String host, String registrable) {
        assertThat(suffixes.registrableDomain(host)).isEqualTo(registrable);
    }

    @Test
    void readsRulesUpToTheFirstSpaceAndPassesOverComments() {
        String list = "// comment\n\nplace and more\n*.wild\r\n!out.wild\n個人.hk\nlast.example";
        PublicSuffixes own = PublicSuffixes.parse(list.getBytes(StandardCharsets.UTF_8));

        assertThat(own.registrableDomain("a.b.place")).isEqualTo("b.place");
        assertThat(own.registrableDomain("a.b.wild")).isEqualTo("a.b.wild");
        assertThat(own.registrableDomain("x.out.wild")).isEqualTo("out.wild");
        assertThat(own.registrableDomain("a.b.個人.hk")).isEqualTo("b.個人.hk");
        assertThat(own.registrableDomain("b.last.example")).isEqualTo("b.last.example");
        assertThat(own.registrableDomain("comment")).isNull();
    }
}
