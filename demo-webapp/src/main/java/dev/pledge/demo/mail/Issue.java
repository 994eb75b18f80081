package dev.pledge.demo.mail;

import dev.pledge.policy.ContactPurpose;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The newsletters that the shop has, in their present issue. */
public enum Issue {
    /** What instruments can do. */
    FEATURES(ContactPurpose.FEATURES, "What your instruments can do", """
            The Dipper FR-2 can be set the evening before: hold Record and turn the wheel to the hour.
            The Pipistrelle's screen shows the frequency of the loudest call; press it to hold the number.
            """),
    /** Which newer versions can be had. */
    UPGRADES(ContactPurpose.UPGRADES, "Newer versions", """
            Birdsong Analyser 4 knows 640 European birds. Your licence key opens it.
            Firmware 2.3 of the Dipper FR-2 starts in half the time.
            """);

    private final ContactPurpose purpose;
    private final String subject;
    private final String text;

    Issue(ContactPurpose purpose, String subject, String text) {
        this.purpose = purpose;
        this.subject = subject;
        this.text = text + "\nLarkfield Instruments\n";
    }

    /** Returns the issue of a name, as forms have it, or null. */
    public static @Nullable Issue of(String name) {
        for (Issue issue : values()) {
            if (issue.key().equals(name)) {
                return issue;
            }
        }
        return null;
    }

    /** Returns its name, as forms have it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns its title. */
    public String subject() {
        return subject;
    }

    ContactPurpose purpose() {
        return purpose;
    }

    String text() {
        return text;
    }
}
