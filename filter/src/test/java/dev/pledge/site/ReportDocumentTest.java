package dev.pledge.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.SomeReports;
import dev.pledge.snapshot.OwnTexts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportDocumentTest {
    private static final Languages LANGUAGES = Languages.read();

    @TempDir
    Path temp;

    private final ReportDocument document = new ReportDocument(LANGUAGES, "body { color: CanvasText }\n");

    private String html(String language, String json, String signature) throws IOException {
        Texts texts = LANGUAGES.choose(OwnTexts.NONE, language, null);
        return new String(
                document.html(texts, json.getBytes(StandardCharsets.UTF_8), signature), StandardCharsets.UTF_8);
    }

    @Test
    void aReportIsOneDocumentInEachLanguage() throws IOException {
        String json = Files.readString(SomeReports.in(temp).get(1));
        String english = html("en", json, "abc..def");
        assertThat(english)
                .contains("<title>Conformance report for 2026-09</title>", "body { color: CanvasText }")
                .contains("As many accesses were recorded as were answered.", "cookies: cookie-refused")
                .contains("abc..def")
                .doesNotContain("href=", "src=", "{0}", "preview");
        assertThat(html("de", json, "abc..def")).contains("<html lang=\"de\">", "Konformitätsbericht für 2026-09");
        assertThat(html("en", json, "")).contains("this is a preview, which is not signed");
    }

    @Test
    void whatAReportSaysIsNoMarkup() throws IOException {
        String json = """
                {"period":{"name":"<b>"},"accesses":{"answered":3,"recorded":1,"lost":1,"difference":2},
                 "disclosures":{"released":[{"partner":"<script>x</script>","purpose":"p","count":12000}]},
                 "requests-of-persons":{"received":[{"what":"erase","received":1,"median-seconds":180000}]}}
                """;
        assertThat(html("en", json, "a..b"))
                .contains("&lt;b&gt;", "&lt;script&gt;x", "12,000", "2 days")
                .contains("Not as many accesses were recorded as were answered.")
                .doesNotContain("<script>", "<b>");
    }
}
