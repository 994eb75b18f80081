package dev.pledge.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON document to look things up in: what is not there is empty or 0.
 *
 * @param text the value as it is written; empty for an object or an array, and for null
 * @param fields the members of an object, by name
 * @param items the elements of an array
 */
record JsonTree(String text, Map<String, JsonTree> fields, List<JsonTree> items) {
    private static final JsonTree NOTHING = new JsonTree("", Map.of(), List.of());
    private static final JsonFactory JSON = new JsonFactory();

    static JsonTree read(byte[] json) throws IOException {
        try (JsonParser in = JSON.createParser(json)) {
            return value(in, in.nextToken());
        }
    }

    private static JsonTree value(JsonParser in, @Nullable JsonToken token) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            Map<String, JsonTree> fields = new LinkedHashMap<>();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                fields.put(name, value(in, in.nextToken()));
            }
            return new JsonTree("", fields, List.of());
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonTree> items = new ArrayList<>();
            for (JsonToken next = in.nextToken(); next != JsonToken.END_ARRAY; next = in.nextToken()) {
                items.add(value(in, next));
            }
            return new JsonTree("", Map.of(), items);
        }
        return token == null || token == JsonToken.VALUE_NULL
                ? NOTHING
                : new JsonTree(in.getText(), Map.of(), List.of());
    }

    /** Returns a member, or nothing. */
    JsonTree at(String name) {
        return fields.getOrDefault(name, NOTHING);
    }

    String text(String name) {
        return at(name).text;
    }

    long number(String name) {
        String number = text(name);
        return number.isEmpty() ? 0 : Long.parseLong(number);
    }
}
