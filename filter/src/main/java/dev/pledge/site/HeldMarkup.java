package dev.pledge.site;

import dev.pledge.subject.Answered;
import dev.pledge.subject.Erasure;
import dev.pledge.subject.HeldField;
import dev.pledge.subject.HeldItem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes what is held about a person, and what became of it. */
final class HeldMarkup {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}Z");

    private final Texts texts;
    private final String action;
    private final String token;
    private final @Nullable String person;
    private final ZoneId zone;
    private int ids;

    /**
     * Makes a writer.
     *
     * @param action where a correction is sent
     * @param token the token of the form
     * @param person the name of the person, where it is not the visitor
     * @param zone where the site is
     */
    HeldMarkup(Texts texts, String action, String token, @Nullable String person, ZoneId zone) {
        this.zone = zone;
        this.texts = texts;
        this.action = action;
        this.token = token;
        this.person = person;
    }

    /** Writes what is held, by source. */
    void held(Markup out, List<Answered<HeldItem>> answers) {
        for (Answered<HeldItem> answer : answers) {
            open(out, answer, "me.failure.");
            if (answer.failure() == null && answer.items().isEmpty()) {
                out.element("p", texts.get("me.nothing"));
            }
            for (HeldItem item : answer.items()) {
                item(out, answer.source(), item);
            }
            out.close();
        }
    }

    /** @param failures what the keys begin with that say why a source has not answered */
    private void open(Markup out, Answered<?> answer, String failures) {
        out.open("section").open("h2").foreign(answer.name()).close();
        if (answer.failure() != null) {
            String key = answer.failure().name().toLowerCase(Locale.ROOT).replace('_', '-');
            out.element("p", texts.get(failures + key), "class", "problem");
        }
    }

    private void item(Markup out, String source, HeldItem item) {
        out.open("h3").foreign(item.title()).close().open("dl");
        Map<String, List<String>> reasons = new LinkedHashMap<>();
        for (HeldField field : item.fields()) {
            out.open("dt").foreign(field.label()).close();
            out.open("dd").within("span", value -> value(value, field.value()), "class", "lines");
            String fixed = field.fixed();
            if (fixed == null) {
                correction(out, source, item, field);
            } else {
                reasons.computeIfAbsent(fixed, reason -> new ArrayList<>()).add(field.label());
            }
            out.close();
        }
        out.close();
        reasons.forEach((reason, labels) -> {
            out.open("p", "class", "quiet");
            if (labels.size() < item.fields().size()) {
                out.foreign(String.join(", ", labels)).text(": ");
            }
            out.foreign(reason).close();
        });
    }

    /** A day is shown as the language writes it, and so is a moment, in the site's time zone. */
    private void value(Markup out, String value) {
        Instant moment = moment(value);
        LocalDate day = day(value);
        if (moment != null) {
            out.element("time", written(moment), "datetime", value);
        } else if (day != null) {
            out.element("time", texts.get("operator.day", day), "datetime", value);
        } else {
            out.foreign(value);
        }
    }

    private static @Nullable LocalDate day(String value) {
        try {
            return DAY.matcher(value).matches() ? LocalDate.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant moment(String value) {
        try {
            return MOMENT.matcher(value).matches() ? Instant.parse(value) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private String written(Instant moment) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .withLocale(texts.locale())
                .format(moment.atZone(zone));
    }

    private void correction(Markup out, String source, HeldItem item, HeldField field) {
        String id = "value-" + ++ids;
        out.open("details").element("summary", texts.get("me.correct"));
        out.open("form", "method", "post", "action", action);
        hidden(out, SentForm.TOKEN, token);
        if (person != null) {
            hidden(out, "person", person);
        }
        hidden(out, "source", source);
        hidden(out, "item", item.key());
        hidden(out, "field", field.key());
        out.element("label", texts.get("me.correct.label", field.label()), "for", id);
        if (field.value().indexOf('\n') >= 0 || field.value().indexOf('\r') >= 0) {
            out.element("textarea", field.value(), "id", id, "name", "value");
        } else {
            out.empty("input", "id", id, "name", "value", "value", field.value(), "autocomplete", "off");
        }
        out.element("button", texts.get("me.correct.button")).close().close();
    }

    /** Writes what has just been done, if anything has. */
    static void notice(Markup out, @Nullable String notice) {
        if (notice != null) {
            out.open("div", "class", "notice", "role", "status");
            out.open("p").foreign(notice).close().close();
        }
    }

    /** Writes the field that asks for the password again. */
    static void secret(Markup out, Texts texts) {
        out.element("label", texts.get("me.erase.secret"), "for", "secret");
        out.empty(
                "input",
                "id",
                "secret",
                "name",
                "secret",
                "type",
                "password",
                "required",
                "",
                "autocomplete",
                "current-password");
    }

    static void hidden(Markup out, String name, String value) {
        out.empty("input", "type", "hidden", "name", name, "value", value);
    }

    /** Writes what was erased and what was kept, by source. */
    void erased(Markup out, List<Answered<Erasure>> answers) {
        for (Answered<Erasure> answer : answers) {
            open(out, answer, "me.erased.");
            if (answer.failure() == null && answer.items().isEmpty()) {
                out.element("p", texts.get("me.nothing"));
            } else if (!answer.items().isEmpty()) {
                out.open("ul");
                for (Erasure erasure : answer.items()) {
                    out.open("li").foreign(erasure.title()).text(": ");
                    outcome(out, erasure);
                    out.close();
                }
                out.close();
            }
            out.close();
        }
    }

    private void outcome(Markup out, Erasure erasure) {
        String kept = erasure.kept();
        LocalDate until = erasure.until();
        if (kept == null) {
            out.text(texts.get("me.erased"));
        } else if (until == null) {
            out.sentence(texts, "me.kept", (Markup.Part) part -> part.foreign(kept));
        } else {
            out.sentence(texts, "me.kept-until", (Markup.Part) part -> part.foreign(kept), until);
        }
    }
}
