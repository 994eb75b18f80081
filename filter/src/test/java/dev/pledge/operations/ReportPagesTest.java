package dev.pledge.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.pledge.report.Reports;
import dev.pledge.report.SomeReports;
import dev.pledge.site.Languages;
import dev.pledge.site.ReportDocument;
import dev.pledge.testing.SetClock;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportPagesTest {
    @TempDir
    Path temp;

    private final ReportDocument document = new ReportDocument(Languages.read(), "");

    @Test
    void thePageListsAllReportsTheLatestFirst() throws IOException {
        SomeReports.with(temp, reports -> {
            String page = SomeView.written(out -> pages(reports).write(out, SomeView.of("")));
            assertThat(page)
                    .containsSubsequence(
                            "2026-10",
                            "Nov 2, 2026",
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

    /** Whoever has chosen a language is given the report in it. */
    @Test
    void theLanguageThatWasChosenIsThatOfWhatIsDownloaded() throws IOException {
        SomeReports.with(temp, reports -> {
            String page = SomeView.written(out -> pages(reports).write(out, SomeView.of("lang=de")));
            assertThat(page)
                    .contains("report-000003-2026-10.html?lang=de\"", "name=\"lang\" value=\"de\"", "02.11.2026");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=%2B999999999-12-31&to=%2B999999999-12-31",
                "from=-999999999-01-01&to=2026-11-22",
                "from=2026-11-22&to=2026-11-21",
                "from=2025-01-01&to=2026-11-22",
                "from=2026-02-30",
                "from=x"
            })
    void daysThatCannotBeReportedAreRefused(String query) throws IOException {
        SomeReports.with(temp, reports -> assertThat(preview(reports, query)).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "from=2026-11-22&to=2026-11-22", "from=0000-01-01&to=0001-01-01"})
    void otherDaysAreShown(String query) throws IOException {
        SomeReports.with(temp, reports -> assertThat(preview(reports, query)).isEqualTo(200));
    }

    private ReportPages pages(Reports reports) {
        return new ReportPages(reports, document, new SetClock());
    }

    private int preview(Reports reports, String query) throws IOException {
        HttpServletRequest request = mock(HttpServletRequest.class);
        when(request.getMethod()).thenReturn("GET");
        HttpServletResponse response = mock(HttpServletResponse.class);
        when(response.getOutputStream()).thenReturn(mock(ServletOutputStream.class));
        AtomicInteger status = new AtomicInteger(200);
        doAnswer(call -> {
                    status.set(call.getArgument(0));
                    return null;
                })
                .when(response)
                .setStatus(anyInt());
        pages(reports)
                .send(
                        new Reply(request, response),
                        SomeView.of("").texts(),
                        ReportPages.PATH + "/preview.html",
                        Query.of(query));
        return status.get();
    }
}
