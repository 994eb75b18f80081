package dev.pledge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SharedData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String PAGE = "https://shop.example/";

    @TempDir
    Path directory;

    private Path list;

    @BeforeEach
    void write() throws IOException {
        list = Files.writeString(directory.resolve("list.txt"), """
                [Adblock Plus 2.0]
                ! a comment
                ||ads.example^$third-party
                /pixel.gif?$image
                @@||ads.example/allowed.js$script
                """);
    }

    @Test
    void aBlockedUrlIsToldWithItsRule() {
        assertThat(explain("https://cdn.ads.example/a.js", PAGE, "script"))
                .isEqualTo(new Call(
                        0, "verdict: blocked\nlist:    " + list + ":3\nrule:    ||ads.example^$third-party\n", ""));
    }

    @Test
    void anExceptionIsToldWithItsRule() {
        assertThat(explain("https://ads.example/allowed.js", PAGE, "Script").out())
                .isEqualTo("verdict: excepted\nlist:    " + list + ":5\nrule:    @@||ads.example/allowed.js$script\n");
    }

    @Test
    void typeAndPageDecideToo() {
        assertThat(explain("https://shop.example/pixel.gif?1", PAGE, "script").out())
                .isEqualTo("verdict: none\n");
        assertThat(explain("https://shop.example/pixel.gif?1", PAGE, "image").out())
                .startsWith("verdict: blocked\n");
        assertThat(explain("https://cdn.ads.example/a.js", "https://ads.example/", "script")
                        .out())
                .isEqualTo("verdict: none\n");
        assertThat(explain("data:text/javascript,1", PAGE, "script").out()).isEqualTo("verdict: none\n");
    }

    @Test
    void severalListsAreOne() throws IOException {
        Path other = Files.writeString(directory.resolve("other.txt"), "0.0.0.0 other.example\n");

        assertThat(Call.of(
                                "explain",
                                "--list",
                                list,
                                "--list",
                                other,
                                "https://other.example/x",
                                "--page",
                                PAGE,
                                "--type",
                                "other")
                        .out())
                .contains("blocked", other + ":1");
    }

    @Test
    void aTableGivesAVerdictALine() throws IOException {
        String table = """
                type\tnote\turl\tpage_url
                script\tx\thttps://ads.example/a.js\thttps://shop.example/
                script\t\thttps://ads.example/a.js\thttps://ads.example/
                image\t\thttps://shop.example/pixel.gif?2\thttps://shop.example/
                script\t\thttps://ads.example/allowed.js\thttps://shop.example/
                """;
        Path plain = Files.writeString(directory.resolve("requests.tsv"), table);
        Path packed = directory.resolve("requests.tsv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(table.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Call.of("explain", "--list", list, "--requests", plain)).isEqualTo(new Call(0, "1\n0\n1\n2\n", ""));
        assertThat(Call.of("explain", "--list", list, "--requests", packed).out())
                .isEqualTo("1\n0\n1\n2\n");
        assertThat(Call.with("\uFEFF" + table.replace("\n", "\r\n"), "explain", "--list", list, "--requests", "-")
                        .out())
                .isEqualTo("1\n0\n1\n2\n");
    }

    @Test
    void aPageInATableNeedNotBeKnown() throws IOException {
        String known = "https://ads.example/a.js\thttps://ads.example/\tscript\n";
        String unknown = "https://ads.example/a.js\t\tscript\n";

        assertThat(table("url\tpage_url\ttype\n" + unknown + known + unknown)).isEqualTo(new Call(0, "1\n0\n1\n", ""));
    }

    @Test
    void aTableThatCannotBeReadIsToldWithItsLine() throws IOException {
        String header = "url\tpage_url\ttype\n";
        String row = "https://a.example/\thttps://b.example/\tscript\n";

        assertThat(table("url\ttype\n").err()).contains("requests.tsv:1: found no column page_url");
        assertThat(table("").err()).contains("requests.tsv:1: found no column url");
        assertThat(table(header + row + "https://a.example/\n").err()).contains("requests.tsv:3: found 1 columns");
        assertThat(table(header + row.replace("script", "skript")).err())
                .contains("requests.tsv:2: type: found \"skript\", expected one of script, image");
        assertThat(table(header + row.replace("https://a.example/", "/a")).err())
                .contains("requests.tsv:2: found \"/a\", expected an absolute URL");
        assertThat(table(header + row + "x\n").code()).isEqualTo(1);
    }

    @Test
    void whatCannotBeAnsweredIsRefused() {
        assertThat(Call.of("explain", "https://a.example/", "--page", PAGE, "--type", "script")
                        .code())
                .isEqualTo(2);
        assertThat(Call.of("explain", "--list", list, "https://a.example/").err())
                .contains("--page and --type");
        assertThat(Call.of("explain", "--list", list, "--requests", "x", "https://a.example/")
                        .code())
                .isEqualTo(2);
        assertThat(explain("https://a.example/", PAGE, "popover").code()).isEqualTo(2);
        assertThat(explain("/relative", PAGE, "script").code()).isEqualTo(1);
        assertThat(Call.of("explain", "--list", directory.resolve("none"), "--requests", "-")
                        .err())
                .isEqualTo(directory.resolve("none") + ": there is no such file\n");
    }

    @Test
    void linesThatWereSkippedAreTold() throws IOException {
        Files.writeString(list, "[Adblock Plus 2.0]\n||ads.example^$no-such-option\n");

        assertThat(explain("https://ads.example/", PAGE, "script").err()).contains(list + ": skipped lines: 1");
    }

    @Test
    void realRequestsGetTheVerdictsOfOtherEngines() throws IOException {
        Path requests = SharedData.file("adserver/requests.tsv.gz");
        Call call = Call.of(
                "explain",
                "--list",
                SharedData.file("adserver/easylist.txt.gz"),
                "--list",
                SharedData.file("adserver/easyprivacy.txt.gz"),
                "--requests",
                requests);

        assertThat(call.code()).isZero();
        assertThat(call.out().lines().toList()).isEqualTo(verdicts(requests)).hasSize(53_215);
    }

    private static List<String> verdicts(Path requests) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(requests)), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t", -1)[3]).toList();
        }
    }

    private Call explain(String url, String page, String type) {
        return Call.of("explain", "--list", list, url, "--page", page, "--type", type);
    }

    private Call table(String text) throws IOException {
        Path file = Files.writeString(directory.resolve("requests.tsv"), text);
        return Call.of("explain", "--list", list, "--requests", file);
    }
}
