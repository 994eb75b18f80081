package dev.pledge.operations;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Findings for programs: as CSV (RFC 4180) and as JSON, in UTF-8. Immutable. */
final class Export {
    private static final List<String> COLUMNS = List.of(
            "promise",
            "kind",
            "what",
            "label",
            "page",
            "mode",
            "count",
            "first",
            "last",
            "revision",
            "cookie-owner",
            "cookie-purpose");

    private final JsonFactory json = new JsonFactory();
    private final KnownCookies cookies;

    Export(KnownCookies cookies) {
        this.cookies = cookies;
    }

    byte[] csv(List<Breaches> rows) {
        StringBuilder out = new StringBuilder(rows.size() * 128 + 128);
        line(out, COLUMNS);
        for (Breaches row : rows) {
            Map<String, Object> cells = cells(row);
            line(
                    out,
                    COLUMNS.stream()
                            .map(column -> String.valueOf(cells.getOrDefault(column, "")))
                            .toList());
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder out, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            out.append(i == 0 ? "\"" : ",\"");
            String cell = cells.get(i);
            // What begins so a spreadsheet would calculate: names of cookies and hosts are whoever's.
            if (!cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0) {
                out.append('\'');
            }
            out.append(cell.replace("\"", "\"\"")).append('"');
        }
        out.append("\r\n");
    }

    byte[] json(List<Breaches> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rows.size() * 200 + 64);
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.writeStartArray();
            for (Breaches row : rows) {
                out.writeRaw('\n');
                out.writeStartObject();
                for (Map.Entry<String, Object> cell : cells(row).entrySet()) {
                    if (cell.getValue() instanceof Long number) {
                        out.writeNumberField(cell.getKey(), number);
                    } else {
                        out.writeStringField(cell.getKey(), cell.getValue().toString());
                    }
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private Map<String, Object> cells(Breaches row) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("promise", row.kind().promise().section());
        cells.put("kind", row.kind().key());
        cells.put("what", row.what());
        cells.put("label", row.label());
        cells.put("page", row.page());
        cells.put("mode", row.mode().key());
        cells.put("count", row.count());
        cells.put("first", row.first().toString());
        cells.put("last", row.last().toString());
        cells.put("revision", row.revision());
        KnownCookies.Known known = cookies.of(row);
        if (known != null) {
            cells.put("cookie-owner", known.owner());
            cells.put("cookie-purpose", known.purpose());
        }
        return cells;
    }
}
