package dev.pledge.subject;

import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.Pseudonyms;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What stands for a person in the books: nobody without their key can tell whose it is. */
final class Marks {
    private final Pseudonyms pseudonyms;

    Marks(Pseudonyms pseudonyms) {
        this.pseudonyms = pseudonyms;
    }

    /** Returns what is written for a person: for one who is signed in it stays the same. */
    String of(DataSubject person) {
        String name = person.name();
        String session = person.session();
        if (name != null) {
            return text(pseudonyms.ofPrincipal(name));
        }
        if (session != null) {
            return text(pseudonyms.ofSession(session));
        }
        throw new IllegalArgumentException("a data subject has a name or a session");
    }

    /** Returns all that may have been written for a person: before they signed in, it was the session's. */
    Set<String> all(DataSubject person) {
        Set<String> all = new HashSet<>();
        String session = person.session();
        all.add(of(person));
        if (session != null) {
            all.add(text(pseudonyms.ofSession(session)));
        }
        return all;
    }

    private static String text(Pseudonym pseudonym) {
        return String.format(Locale.ROOT, "%016x%016x", pseudonym.high(), pseudonym.low());
    }
}
