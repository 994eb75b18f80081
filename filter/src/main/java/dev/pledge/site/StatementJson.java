package dev.pledge.site;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.pledge.finding.KeptOut;
import dev.pledge.policy.ContactPurpose;
import dev.pledge.policy.ContactRule;
import dev.pledge.policy.CookieRule;
import dev.pledge.policy.DisclosurePurpose;
import dev.pledge.policy.OwnWord;
import dev.pledge.policy.Partner;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import dev.pledge.policy.SensitiveFormPolicy;
import dev.pledge.policy.SitePolicy;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.policy.Translated;
import dev.pledge.snapshot.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The statement for programs. Each promise says its mode, and what is promised only where that is {@code enforce}. Where
 * data is stored, and what partners are known by, is nobody's business.
 */
final class StatementJson {
    private final JsonFactory json = new JsonFactory();
    private final StatementBook book;
    private final String sessionCookie;

    StatementJson(StatementBook book, String sessionCookie) {
        this.book = book;
        this.sessionCookie = sessionCookie;
    }

    /** Returns the document, in UTF-8. */
    byte[] of(Snapshot snapshot, Kept kept) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(bytes)) {
            out.useDefaultPrettyPrinter();
            out.writeStartObject();
            out.writeStringField("sha-256", snapshot.digest().hex());
            out.writeStringField("revision", snapshot.revision());
            out.writeStringField("since", book.since(snapshot.digest()).toString());
            site(out, kept);
            for (Promise promise : Promise.values()) {
                out.writeObjectFieldStart(promise.section());
                out.writeStringField("mode", kept.mode(promise).key());
                if (kept.is(promise)) {
                    strings(out, "except", texts(kept.exceptions(promise)));
                    promised(out, promise, snapshot.policy());
                }
                out.writeEndObject();
            }
            ownWords(out, snapshot.policy().statement());
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void site(JsonGenerator out, Kept kept) throws IOException {
        SitePolicy site = kept.policy().site();
        out.writeObjectFieldStart("site");
        out.writeStringField("name", site.name());
        unlessEmpty(out, "operator", site.operator());
        unlessEmpty(out, "contact", site.contact());
        if (kept.is(Promise.SENSITIVE_FORMS)) {
            out.writeStringField("https", word(site.https()));
        }
        if (site.authority() != null) {
            out.writeStringField("authority", site.authority().toString());
        }
        strings(out, "hosts", site.hosts());
        out.writeEndObject();
    }

    private void promised(JsonGenerator out, Promise promise, Policy policy) throws IOException {
        switch (promise) {
            case COOKIES -> cookies(out, policy);
            case AD_SERVERS -> keptOut(out);
            case SENSITIVE_FORMS -> forms(out, policy.sensitiveForms());
            case STATISTICS -> {
                out.writeBooleanField("per-user", policy.statistics().perUser());
                out.writeStringField(
                        "keep-aggregate", policy.statistics().keep().aggregate().toString());
                out.writeStringField(
                        "keep-per-user", policy.statistics().keep().perUser().toString());
            }
            case SUBJECT_ACCESS ->
                out.writeStringField("due", policy.subjectAccess().due().toString());
            case DISCLOSURES -> disclosures(out, policy);
            case CONTACT -> contact(out, policy);
        }
    }

    private void cookies(JsonGenerator out, Policy policy) throws IOException {
        out.writeArrayFieldStart("allowed");
        for (CookieRule rule : CookieSection.rules(policy, sessionCookie)) {
            out.writeStartObject();
            out.writeStringField("name", rule.name());
            out.writeStringField("purpose", word(rule.purpose()));
            Duration life = rule.maxAge();
            if (life == null) {
                out.writeNullField("max-age-seconds");
            } else {
                out.writeNumberField("max-age-seconds", life.toSeconds());
            }
            out.writeBooleanField("http-only", rule.httpOnly());
            out.writeStringField("same-site", word(rule.sameSite()));
            unlessEmpty(out, "domain", rule.domain());
            unlessEmpty(out, "reason", rule.reason());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void keptOut(JsonGenerator out) throws IOException {
        KeptOut keptOut = book.keptOut();
        out.writeObjectFieldStart("kept-out");
        out.writeNumberField("count", keptOut.count());
        out.writeNumberField("days", KeptOut.DAYS);
        out.writeStringField("since", keptOut.since().toString());
        out.writeEndObject();
    }

    private static void forms(JsonGenerator out, SensitiveFormPolicy forms) throws IOException {
        strings(out, "paths", texts(forms.paths()));
        out.writeBooleanField("indicator", forms.indicator());
    }

    private static void disclosures(JsonGenerator out, Policy policy) throws IOException {
        strings(out, "paths", texts(policy.disclosures().paths()));
        out.writeArrayFieldStart("partners");
        for (Partner partner : policy.disclosures().partners()) {
            out.writeStartObject();
            out.writeStringField("name", partner.name());
            strings(
                    out,
                    "purposes",
                    partner.purposes().stream().map(DisclosurePurpose::key).toList());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void contact(JsonGenerator out, Policy policy) throws IOException {
        out.writeArrayFieldStart("rules");
        for (ContactRule rule : policy.contact().rules()) {
            out.writeStartObject();
            out.writeStringField("channel", rule.channel().key());
            out.writeStringField("to", rule.to().key());
            strings(
                    out,
                    "purposes",
                    rule.purposes().stream().map(ContactPurpose::key).toList());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void ownWords(JsonGenerator out, @Nullable StatementPolicy statement) throws IOException {
        out.writeArrayFieldStart("own-words");
        for (OwnWord word : statement == null ? List.<OwnWord>of() : statement.ownWords()) {
            out.writeStartObject();
            translated(out, "title", word.title());
            translated(out, "text", word.text());
            out.writeStringField("by", word.by());
            out.writeStringField("date", word.date().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void translated(JsonGenerator out, String name, Translated words) throws IOException {
        if (words.isForAll()) {
            out.writeStringField(name, words.in(""));
            return;
        }
        out.writeObjectFieldStart(name);
        for (Map.Entry<String, String> one : words.byLanguage().entrySet()) {
            out.writeStringField(one.getKey(), one.getValue());
        }
        out.writeEndObject();
    }

    private static List<String> texts(List<PathPattern> patterns) {
        return patterns.stream().map(PathPattern::text).toList();
    }

    private static void strings(JsonGenerator out, String name, Collection<String> values) throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
    }

    private static void unlessEmpty(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    /** Returns a constant's name as the policy file has it. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
