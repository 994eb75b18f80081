package dev.pledge.site;

import dev.pledge.servlet.SignedIn;
import dev.pledge.subject.Books;
import dev.pledge.subject.PersonalData;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the pages for persons share: made once for an application. */
public final class Desk {
    /** How often one visitor may ask for pages about persons, and within which time. */
    static final int PAGES = 60;

    /** How often visitors who are not signed in may ask for them from one address, which may be a proxy's. */
    static final int STRANGERS = 600;

    /** How often one visitor may try to erase within an hour. */
    static final int ATTEMPTS = 6;

    /** How many complaints are taken from one address within an hour. */
    static final int COMPLAINTS = 30;

    private static final Duration MINUTES = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Languages languages;
    private final Frame frame;
    private final SignedIn signedIn;
    private final Supplier<@Nullable Reauthentication> reauthentication;
    private final PersonalData data;
    private final Books books;
    private final Clock clock;
    private final FormTokens tokens;
    private final RateLimit pages;
    private final RateLimit attempts;
    private final RateLimit complaints;
    private final RateLimit strangers;

    /**
     * Makes a desk.
     *
     * @param reauthentication the application's own, if it has one
     * @param data all that is held about persons
     * @param tokens those of the forms
     */
    public Desk(
            Languages languages,
            Frame frame,
            SignedIn signedIn,
            Supplier<@Nullable Reauthentication> reauthentication,
            PersonalData data,
            Books books,
            FormTokens tokens,
            Clock clock) {
        this.languages = languages;
        this.frame = frame;
        this.signedIn = signedIn;
        this.reauthentication = reauthentication;
        this.data = data;
        this.books = books;
        this.clock = clock;
        this.tokens = tokens;
        this.pages = new RateLimit(PAGES, MINUTES);
        this.attempts = new RateLimit(ATTEMPTS, HOUR);
        this.complaints = new RateLimit(COMPLAINTS, HOUR);
        this.strangers = new RateLimit(STRANGERS, MINUTES);
    }

    Languages languages() {
        return languages;
    }

    Frame frame() {
        return frame;
    }

    SignedIn signedIn() {
        return signedIn;
    }

    @Nullable
    Reauthentication reauthentication() {
        return reauthentication.get();
    }

    PersonalData data() {
        return data;
    }

    Books books() {
        return books;
    }

    Clock clock() {
        return clock;
    }

    FormTokens tokens() {
        return tokens;
    }

    /** Limits how often pages are asked for. */
    RateLimit pages() {
        return pages;
    }

    /** Limits how often pages are asked for by those who are not signed in, whose sessions cost nothing to have anew. */
    RateLimit strangers() {
        return strangers;
    }

    /** Limits how many complaints are taken. */
    RateLimit complaints() {
        return complaints;
    }

    /** Limits how often something is tried that is worth trying often. */
    RateLimit attempts() {
        return attempts;
    }
}
