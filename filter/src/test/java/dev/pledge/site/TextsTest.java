package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pledge.snapshot.OwnTexts;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final Languages LANGUAGES = Languages.read();

    @ParameterizedTest
    @ValueSource(strings = "de")
    void everyLanguageHasEverySentenceWithAllThatIsPutIn(String language) throws IOException {
        Properties english = bundle("texts.properties");
        Properties other = bundle("texts_" + language + ".properties");
        assertThat(new TreeSet<>(other.stringPropertyNames())).isEqualTo(new TreeSet<>(english.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertThat(places(other.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
            assertThat(other.getProperty(key)).as(key).isNotBlank();
        }
    }

    private static Set<String> places(String sentence) {
        Set<String> places = new TreeSet<>();
        Pattern.compile("\\{[0-9]}").matcher(sentence).results().forEach(found -> places.add(found.group()));
        return places;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(Languages.class.getResourceAsStream(name), name)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-AT,en;q=0.5|de-AT",
                "fr,de;q=0.2|de",
                "en-GB,de|en-GB",
                "fr|en",
                "de;q=0,en|en",
                "de;q=x|en",
                "*|en",
                "''|en",
            })
    void theLanguageIsTheVisitors(String header, String expected) {
        assertThat(LANGUAGES.choose(OwnTexts.NONE, null, header).locale().toLanguageTag())
                .isEqualTo(expected);
    }

    @Test
    void aChosenLanguageComesFirstIfThereIsSuchAOne() {
        assertThat(choose("de", "en").language()).isEqualTo("de");
        assertThat(choose("<script>", "de").language()).isEqualTo("de");
        assertThat(choose(null, null).language()).isEqualTo("en");
        assertThat(choose(null, "de," + "x,".repeat(10_000)).language()).isEqualTo("en");
    }

    private static Texts choose(@Nullable String wanted, @Nullable String accepted) {
        return LANGUAGES.choose(OwnTexts.NONE, wanted, accepted);
    }

    @Test
    void numbersDatesAndTimesAreWrittenAsTheLanguageHasThem() {
        Texts english = choose(null, "en-GB");
        Texts german = choose(null, "de-DE");
        assertThat(english.get("statement.about.since", LocalDate.of(2026, 11, 23)))
                .endsWith("since 23 November 2026.");
        assertThat(german.get("statement.about.since", LocalDate.of(2026, 11, 23)))
                .endsWith("seit dem 23. November 2026.");
        assertThat(english.count("unit.days", 1_234)).isEqualTo("1,234 days");
        assertThat(german.count("unit.days", 1)).isEqualTo("1 Tag");
        assertThat(english.get("unit.and", Duration.ofMinutes(90), Period.ofMonths(1)))
                .isEqualTo("90 minutes and 1 month");
        assertThat(german.get("unit.and", Duration.ofHours(4), Period.of(0, 25, 3)))
                .isEqualTo("4 Stunden und 25 Monate und 3 Tage");
        assertThat(english.get("unit.and", Period.ofMonths(36), Period.ofDays(30)))
                .isEqualTo("3 years and 30 days");
    }

    @Test
    void aSitesOwnSentencesStandBeforePledges() {
        OwnTexts own = new OwnTexts(Map.of(
                "", Map.of("statement.lead", "Base.", "added", "Added {0} {1} {x}."),
                "de", Map.of("statement.lead", "Deutsch."),
                "fr", Map.of("statement.lead", "Français.")));
        assertThat(LANGUAGES.choose(own, null, "en").get("statement.lead")).isEqualTo("Base.");
        assertThat(LANGUAGES.choose(own, null, "de").get("statement.lead")).isEqualTo("Deutsch.");
        assertThat(LANGUAGES.choose(own, null, "de").get("statement.who.title")).isEqualTo("Wer wir sind");
        assertThat(LANGUAGES.choose(own, null, "fr").get("statement.lead")).isEqualTo("Français.");
        assertThat(LANGUAGES.choose(own, null, "fr").get("statement.who.title")).isEqualTo("Who we are");
        assertThat(LANGUAGES.choose(own, null, "de").get("added", "a")).isEqualTo("Added a {1} {x}.");
        assertThat(LANGUAGES.of(own)).containsExactly("de", "en", "fr");
        assertThatIllegalArgumentException().isThrownBy(() -> choose(null, "de").get("added"));
    }
}
