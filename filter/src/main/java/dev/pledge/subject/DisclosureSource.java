package dev.pledge.subject;

import dev.pledge.policy.DisclosurePurpose;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** To whom a person's data was disclosed. */
public final class DisclosureSource extends BookSource {
    /** Makes it of the books. */
    public DisclosureSource(Books books, Phrases phrases) {
        super(books, phrases, "disclosures");
    }

    @Override
    List<Held> entries(DataSubject person, Locale locale) throws IOException {
        List<Held> all = new ArrayList<>();
        for (Disclosures.Disclosure one : books().disclosures().of(person)) {
            List<HeldField> fields = new ArrayList<>();
            fields.add(field(locale, "time", one.time().toString()));
            fields.add(field(locale, "partner", one.partner()));
            fields.add(field(locale, "purpose", purpose(one.purpose(), locale)));
            if (!one.fields().isEmpty()) {
                fields.add(field(locale, "fields", String.join(", ", one.fields())));
            }
            String title = text(locale, "title", one.partner(), day(one.time()));
            all.add(new Held(one.time(), new HeldItem("" + one.number(), title, fields)));
        }
        return all;
    }

    /** Says it as the statement does; what an earlier release called otherwise, as it called it. */
    private String purpose(String key, Locale locale) {
        for (DisclosurePurpose purpose : DisclosurePurpose.values()) {
            if (purpose.key().equals(key)) {
                return phrase(locale, "statement.disclosures." + key);
            }
        }
        return key;
    }
}
