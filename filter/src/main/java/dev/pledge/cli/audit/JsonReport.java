package dev.pledge.cli.audit;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pledge.cookie.CookieFacts;
import dev.pledge.finding.Kind;
import dev.pledge.policy.SameSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes an audit as JSON, in UTF-8, for programs: a build that compares, or a page that shows. {@code audit.schema.json} says what is in it. */
public final class JsonReport {
    private final Audit audit;

    public JsonReport(Audit audit) {
        this.audit = audit;
    }

    /** Returns the document; the same audit gives the same bytes. */
    public byte[] bytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.useDefaultPrettyPrinter();
            document(json);
        } catch (IOException e) {
            throw new UncheckedIOException("memory was written to", e);
        }
        out.write('\n');
        return out.toByteArray();
    }

    private void document(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("pledge", audit.version());
        json.writeStringField("start", audit.start());
        json.writeStringField("policy", audit.policy());
        json.writeStringField(
                "begun", audit.begun().truncatedTo(ChronoUnit.SECONDS).toString());
        json.writeNumberField("seconds", audit.took().toMillis() / 1000.0);
        json.writeNumberField("requests", audit.asked());
        json.writeNumberField("pages", audit.inspected());
        json.writeBooleanField("breaks-promise", audit.breaksPromise());
        json.writeStringField("stopped", audit.stopped());
        summary(json, Summary.of(audit));
        json.writeArrayFieldStart("answers");
        for (PageAudit page : audit.pages()) {
            page(json, page);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("not-looked-at");
        for (Unfetched failed : audit.failed()) {
            json.writeStartObject();
            json.writeStringField("url", failed.url());
            json.writeStringField("from", failed.from());
            json.writeStringField("reason", failed.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        texts(json, "forbidden-to-robots", audit.forbidden());
        texts(json, "not-followed", audit.risky());
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, Summary summary) throws IOException {
        json.writeArrayFieldStart("promises");
        for (Summary.Broken broken : summary.promises()) {
            json.writeStartObject();
            json.writeStringField("promise", broken.promise().section());
            json.writeNumberField("findings", broken.breaches());
            json.writeNumberField("pages", broken.pages());
            json.writeObjectFieldStart("kinds");
            for (Map.Entry<Kind, Integer> kind : broken.kinds().entrySet()) {
                json.writeNumberField(kind.getKey().key(), kind.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("hosts");
        for (Summary.Host host : summary.hosts()) {
            json.writeStartObject();
            json.writeStringField("host", host.name());
            json.writeBooleanField("ad-server", host.isAdServer());
            json.writeStringField("company", host.company());
            json.writeNumberField("pages", host.pages());
            json.writeNumberField("findings", host.breaches());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("cookies");
        for (Summary.Cookie cookie : summary.cookies()) {
            json.writeStartObject();
            facts(json, cookie.facts());
            json.writeBooleanField("allowed", cookie.allowed());
            texts(json, "made-safer", List.copyOf(cookie.changed()));
            json.writeNumberField("pages", cookie.pages());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The lifetime is in seconds, null for a session. */
    private static void facts(JsonGenerator json, CookieFacts cookie) throws IOException {
        json.writeStringField("name", cookie.name());
        Duration lifetime = cookie.lifetime();
        if (lifetime == null) {
            json.writeNullField("lifetime");
        } else {
            json.writeNumberField("lifetime", lifetime.toSeconds());
        }
        json.writeStringField("domain", cookie.domain());
        json.writeBooleanField("secure", cookie.secure());
        json.writeBooleanField("http-only", cookie.httpOnly());
        SameSite sameSite = cookie.sameSite();
        json.writeStringField("same-site", sameSite == null ? null : sameSite.value());
    }

    private static void page(JsonGenerator json, PageAudit page) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", page.url());
        json.writeNumberField("status", page.status());
        json.writeStringField("type", page.type());
        json.writeNumberField("bytes", page.bytes());
        json.writeStringField("redirect", page.redirect());
        texts(json, "notes", page.notes());
        texts(json, "hosts", List.copyOf(page.hosts()));
        json.writeNumberField("findings-in-all", page.breaches());
        json.writeArrayFieldStart("findings");
        for (Found found : page.found()) {
            found(json, found);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void found(JsonGenerator json, Found found) throws IOException {
        json.writeStartObject();
        json.writeStringField("promise", found.kind().promise().section());
        json.writeStringField("kind", found.kind().key());
        json.writeStringField("what", found.what());
        json.writeStringField("label", found.label());
        json.writeStringField("rule", found.rule());
        json.writeStringField("mode", found.mode().key());
        Spot spot = found.spot();
        if (spot != null) {
            json.writeNumberField("line", spot.line());
            json.writeNumberField("column", spot.column());
            json.writeStringField("excerpt", spot.excerpt());
        }
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
