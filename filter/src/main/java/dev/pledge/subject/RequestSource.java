package dev.pledge.subject;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person has asked about their data. */
public final class RequestSource extends BookSource {
    /** Makes it of the books. */
    public RequestSource(Books books, Phrases phrases) {
        super(books, phrases, "requests");
    }

    @Override
    List<Held> entries(DataSubject person, Locale locale) throws IOException {
        List<Held> all = new ArrayList<>();
        for (Requests.Request one : books().requests().of(person)) {
            List<HeldField> fields = new ArrayList<>();
            fields.add(field(locale, "what", text(locale, one.what().key())));
            fields.add(field(locale, "received", one.received().toString()));
            fields.add(field(locale, "due", one.due().toString()));
            Instant done = one.done();
            if (done != null) {
                fields.add(field(locale, "done", done.toString()));
            }
            String operator = one.operator();
            if (operator != null) {
                fields.add(field(locale, "operator", operator));
            }
            String title = text(locale, "title", text(locale, one.what().key()), day(one.received()));
            all.add(new Held(one.received(), new HeldItem("" + one.number(), title, fields)));
        }
        return all;
    }
}
