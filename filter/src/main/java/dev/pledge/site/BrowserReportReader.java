package dev.pledge.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what browsers report, in both of its forms. What is not about a policy's violation is passed over. Immutable. */
final class BrowserReportReader {
    /** How many reports of one body are read; browsers send some ten at once. */
    static final int MOST = 100;

    private static final int DEPTH = 20;
    private static final int NAME = 200;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(NAME)
                    .build())
            .build();

    /**
     * Reads {@code application/reports+json} (Reporting API, section 2.4): a list of reports of any type.
     *
     * @throws IOException if it is no such list
     */
    List<BrowserReport> readList(byte[] body) throws IOException {
        List<BrowserReport> reports = new ArrayList<>();
        try (JsonParser in = json.createParser(body)) {
            expect(in, in.nextToken(), JsonToken.START_ARRAY);
            while (in.nextToken() != JsonToken.END_ARRAY && reports.size() < MOST) {
                expect(in, in.currentToken(), JsonToken.START_OBJECT);
                Map<String, String> report = new HashMap<>();
                Map<String, String> details = fields(in, report, "body");
                if ("csp-violation".equals(report.get("type"))) {
                    String document = details.get("documentURL");
                    reports.add(new BrowserReport(
                            document == null ? report.get("url") : document,
                            details.get("blockedURL"),
                            details.get("effectiveDirective"),
                            "report".equals(details.get("disposition")),
                            details.get("sourceFile")));
                }
            }
        }
        return reports;
    }

    /**
     * Reads {@code application/csp-report} (CSP level 3, section 5.3): one report.
     *
     * @param reportOnly whether nothing was kept out where the report does not say
     * @throws IOException if it is no report
     */
    List<BrowserReport> readOne(byte[] body, boolean reportOnly) throws IOException {
        try (JsonParser in = json.createParser(body)) {
            expect(in, in.nextToken(), JsonToken.START_OBJECT);
            Map<String, String> details = fields(in, new HashMap<>(), "csp-report");
            if (details.isEmpty()) {
                throw new JsonParseException(in, "expected csp-report");
            }
            String effective = details.get("effective-directive");
            String disposition = details.get("disposition");
            return List.of(new BrowserReport(
                    details.get("document-uri"),
                    details.get("blocked-uri"),
                    effective == null || effective.isEmpty() ? details.get("violated-directive") : effective,
                    disposition == null ? reportOnly : disposition.equals("report"),
                    details.get("source-file")));
        }
    }

    /**
     * Reads an object to its end: its texts into a map, and those of the object of one name, which are returned. All else
     * is passed over.
     */
    private static Map<String, String> fields(JsonParser in, Map<String, String> into, @Nullable String inner)
            throws IOException {
        Map<String, String> within = new HashMap<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                into.put(name, in.getText());
            } else if (value == JsonToken.START_OBJECT && name.equals(inner)) {
                fields(in, within, null);
            } else {
                in.skipChildren();
            }
        }
        return within;
    }

    private static void expect(JsonParser in, @Nullable JsonToken found, JsonToken expected) throws IOException {
        if (found != expected) {
            throw new JsonParseException(in, "found " + found + ", expected " + expected);
        }
    }
}
