package dev.pledge.subject;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person who was signed in, or had a session, has complained about. */
public final class ComplaintSource extends BookSource {
    /** Makes it of the books. */
    public ComplaintSource(Books books, Phrases phrases) {
        super(books, phrases, "complaints");
    }

    @Override
    List<Held> entries(DataSubject person, Locale locale) throws IOException {
        List<Held> all = new ArrayList<>();
        for (Complaints.Complaint one : books().complaints().of(person)) {
            List<HeldField> fields = new ArrayList<>();
            fields.add(field(locale, "time", one.time().toString()));
            String said = one.text();
            if (said != null) {
                fields.add(field(locale, "text", said));
            }
            String reply = one.reply();
            if (reply != null) {
                fields.add(field(locale, "reply", reply));
            }
            Instant closed = one.closed();
            if (closed != null) {
                fields.add(field(locale, "closed", closed.toString()));
            }
            all.add(new Held(one.time(), new HeldItem("" + one.number(), text(locale, "title", one.number()), fields)));
        }
        return all;
    }
}
