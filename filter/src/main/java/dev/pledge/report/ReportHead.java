package dev.pledge.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report says of its place in the chain.
 *
 * @param sequence its number, from 1
 * @param previous the SHA-256 of the report before; null for the first
 * @param period what it is about
 * @param made when it was made
 */
public record ReportHead(long sequence, @Nullable String previous, ReportPeriod period, Instant made) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads it; null if this is no report. */
    static @Nullable ReportHead of(byte[] json) {
        Map<String, String> values = new HashMap<>();
        try (JsonParser in = JSON.createParser(json)) {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
                    values.putIfAbsent(in.getParsingContext().pathAsPointer().toString(), in.getText());
                }
            }
            if (!ReportContent.FORMAT.equals(values.get("/format"))) {
                return null;
            }
            ReportPeriod period = new ReportPeriod(
                    text(values, "/period/name"),
                    Instant.parse(text(values, "/period/from")),
                    Instant.parse(text(values, "/period/to")));
            return new ReportHead(
                    Long.parseLong(text(values, "/sequence")),
                    values.get("/previous-sha-256"),
                    period,
                    Instant.parse(text(values, "/made")));
        } catch (IOException | DateTimeException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String text(Map<String, String> values, String at) {
        String value = values.get(at);
        if (value == null) {
            throw new IllegalArgumentException(at + " is missing");
        }
        return value;
    }
}
