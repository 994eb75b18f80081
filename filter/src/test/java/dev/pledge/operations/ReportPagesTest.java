package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.report.SomeReports;
import dev.pledge.site.Languages;
import dev.pledge.site.Markup;
import dev.pledge.site.ReportDocument;
import dev.pledge.snapshot.OwnTexts;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPagesTest {
    private static final Languages LANGUAGES = Languages.read();

    @TempDir
    Path temp;

    private final ReportDocument document = new ReportDocument(LANGUAGES, "");

    @Test
    void thePageListsAllReportsTheLatestFirst() throws IOException {
        SomeReports.with(temp, reports -> {
            Markup out = new Markup();
            new ReportPages(reports, document, new SetClock())
                    .write(out, LANGUAGES.choose(OwnTexts.NONE, "de", null), "/shop/privacy/operations");
            String page = out.toString();
            assertThat(page)
                    .containsSubsequence(
                            "2026-10",
                            "href=\"/shop/privacy/operations/reports/report-000003-2026-10.html\"",
                            "report-000003-2026-10.json",
                            "report-000003-2026-10.jws",
                            "2026-09",
                            "2026-08",
                            reports.keyId(),
                            "href=\"/shop/privacy/operations/reports/public-key.pem\"",
                            "action=\"/shop/privacy/operations/reports/preview.html\"",
                            "value=\"2026-11-01\"",
                            "value=\"2026-11-22\"")
                    .doesNotContain("private");
        });
    }
}
