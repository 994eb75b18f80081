package dev.pledge.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pledge.subject.Answered;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes what is held about a person as JSON (RFC 8259), for them to take along. */
final class HeldJson {
    private static final JsonFactory JSON = new JsonFactory();

    private HeldJson() {}

    /**
     * Returns a document.
     *
     * @param policy the SHA-256 of the policy in force
     */
    static byte[] of(List<Answered<HeldItem>> answers, String site, String policy, Instant time) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8_192);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            text(json, "site", site);
            json.writeStringField("time", time.toString());
            json.writeStringField("policy", "sha-256:" + policy);
            json.writeArrayFieldStart("sources");
            for (Answered<HeldItem> answer : answers) {
                source(json, answer);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void source(JsonGenerator json, Answered<HeldItem> answer) throws IOException {
        json.writeStartObject();
        text(json, "id", answer.source());
        text(json, "name", answer.name());
        if (answer.failure() != null) {
            json.writeStringField(
                    "failure", answer.failure().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        json.writeArrayFieldStart("items");
        for (HeldItem item : answer.items()) {
            json.writeStartObject();
            text(json, "key", item.key());
            text(json, "title", item.title());
            json.writeArrayFieldStart("fields");
            for (HeldField field : item.fields()) {
                json.writeStartObject();
                text(json, "key", field.key());
                text(json, "label", field.label());
                text(json, "value", field.value());
                json.writeBooleanField("correctable", field.isCorrectable());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** A text that was cut off within a character of two surrogates is no reason to send nothing: a question mark stands there. */
    private static void text(JsonGenerator json, String name, String value) throws IOException {
        json.writeStringField(name, new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
    }
}
