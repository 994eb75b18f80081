package dev.pledge.adserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A pattern is found wherever it stands in a URL, however short it is and however many others there are. */
class PatternPlacesTest {
    private static final String PATTERN = "-ad_zone.";
    private static final String HOST = "x.test";

    @ParameterizedTest
    @CsvSource({"4,0", "5,0", "6,0", "7,0", "8,0", "9,0", "5,70", "6,70", "7,70", "9,70"})
    void itIsFoundAtEveryPlace(int length, int shortOnes) throws IOException {
        String pattern = PATTERN.substring(0, length);
        PageAdServers page = compile(pattern + "\n" + others(shortOnes));

        for (int before = 0; before < 12; before++) {
            String url = "https://" + HOST + "/" + "q".repeat(before);
            for (int after = 0; after < 7; after++) {
                String found = url + pattern.toUpperCase(Locale.ROOT) + "w".repeat(after);
                assertThat(blocks(page, found)).as(found).isTrue();
            }
            String cut = url + pattern.substring(0, length - 1);
            assertThat(blocks(page, cut)).as(cut).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"://x.test/a, true", "https://x.test/, true", "/b.html|, true", "x.test/a/b., true", "st/a/|, false"})
    void itIsFoundAtTheEndsOfTheUrl(String pattern, boolean blocked) throws IOException {
        assertThat(blocks(compile(pattern + "\n" + others(0)), "https://x.test/a/b.html"))
                .isEqualTo(blocked);
    }

    @ParameterizedTest
    @CsvSource({
        "wxyz*hello,0",
        "hello*wxyz,0",
        "wxyz*helloo,0",
        "helloo*wxyz,0",
        "wx*hello*wxyz,0",
        "wxyz*hello,70",
        "wxyz^hello,0"
    })
    void itIsFoundAroundAStarHoweverMuchThatStandsFor(String pattern, int shortOnes) throws IOException {
        PageAdServers page = compile(pattern + "\n" + others(shortOnes));

        for (int before = 0; before < 6; before++) {
            for (String star : pattern.contains("*") ? List.of("", "1", "22", "333", "4444", "55555") : List.of("/")) {
                String found = "https://x.test/" + "q".repeat(before) + pattern.replaceAll("[*^]", star);
                assertThat(blocks(page, found)).as(found).isTrue();
                assertThat(blocks(page, found.replace("ello", "elo"))).isFalse();
            }
        }
    }

    /** Returns rules that do not fit, so many that those that fit are not tried one by one. */
    private static String others(int shortOnes) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rules.append("/never-anywhere-").append(i).append("/x\n");
        }
        for (int i = 0; i < shortOnes; i++) {
            rules.append("%.%").append(10 + i).append('\n');
        }
        return rules.toString();
    }

    private static boolean blocks(PageAdServers page, String url) {
        return page.verdict(url, HOST, ResourceType.SCRIPT).blocked();
    }

    private static PageAdServers compile(String rules) throws IOException {
        ListCompiler compiler = new ListCompiler(PublicSuffixes.read());
        byte[] list = ("[Adblock]\n" + rules).getBytes(StandardCharsets.UTF_8);
        FilterListReader.read("list", new ByteArrayInputStream(list), compiler);
        return compiler.compile().forPage("", "");
    }
}
