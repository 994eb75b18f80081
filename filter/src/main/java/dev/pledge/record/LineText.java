package dev.pledge.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line as it is written: one JSON object (RFC 8259) of texts, the line before it by its hash at the end. */
final class LineText {
    /** How many bytes a line has at most. */
    static final int LONGEST = 256 * 1024;

    private static final String NUMBER = "seq";
    private static final String TIME = "time";
    private static final String KIND = "kind";
    private static final String BEFORE = "prev";
    private static final List<String> OWN = List.of(NUMBER, TIME, KIND, BEFORE);
    private static final JsonFactory JSON = new JsonFactory();

    private LineText() {}

    /**
     * A line that was read.
     *
     * @param entry what it tells
     * @param before the hash of the line before it
     */
    record Line(LogEntry entry, String before) {}

    /** @throws IllegalArgumentException if the fields have a name that the log itself uses, or are too long for a line */
    static byte[] of(LogEntry entry, String before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(300);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField(NUMBER, entry.number());
            json.writeStringField(TIME, entry.time().toString());
            json.writeStringField(KIND, entry.kind());
            for (Map.Entry<String, String> field : entry.fields().entrySet()) {
                if (OWN.contains(field.getKey())) {
                    throw new IllegalArgumentException("a field of an entry cannot be named " + field.getKey());
                }
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeStringField(BEFORE, before);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.size() > LONGEST) {
            throw new IllegalArgumentException("an entry has at most " + LONGEST + " bytes, not " + bytes.size());
        }
        return bytes.toByteArray();
    }

    /** Returns null if the bytes are no line. */
    static @Nullable Line parse(byte[] bytes) {
        long number = 0;
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (name.equals(NUMBER) && value == JsonToken.VALUE_NUMBER_INT) {
                    number = json.getLongValue();
                } else if (value != JsonToken.VALUE_STRING || fields.put(name, json.getText()) != null) {
                    return null;
                }
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                return null;
            }
        } catch (IOException e) {
            return null;
        }
        return line(number, fields);
    }

    private static @Nullable Line line(long number, Map<String, String> fields) {
        String time = fields.remove(TIME);
        String kind = fields.remove(KIND);
        String before = fields.remove(BEFORE);
        if (number < 1 || time == null || kind == null || before == null) {
            return null;
        }
        try {
            return new Line(new LogEntry(number, Instant.parse(time), kind, fields), before);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
