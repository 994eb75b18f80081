package dev.pledge.policy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When recorded accesses are forced to the disk. The death of the process loses nothing in any case; it is about the
 * death of the machine.
 *
 * @param every after so long at most; zero: before each request is answered; null: when the operating system likes
 */
public record Fsync(@Nullable Duration every) {
    /** Each second: a power failure loses a second at most. */
    public static final Fsync EACH_SECOND = new Fsync(Duration.ofSeconds(1));

    /** Before each request is answered: a power failure loses nothing, and each page waits for the disk. */
    public static final Fsync ALWAYS = new Fsync(Duration.ZERO);

    /** Never: a power failure loses what the operating system has not written yet, often 30 seconds. */
    public static final Fsync NEVER = new Fsync(null);

    static final String EXPECTED = "always, never or a duration such as 1s";

    static Fsync parse(String text) {
        return switch (text) {
            case "always" -> ALWAYS;
            case "never" -> NEVER;
            default -> new Fsync(interval(text));
        };
    }

    private static Duration interval(String text) {
        try {
            return DurationText.parse(text);
        } catch (Unexpected e) {
            throw new Unexpected(text, EXPECTED);
        }
    }

    String print() {
        Duration interval = every;
        if (interval == null) {
            return "never";
        }
        return interval.isZero() ? "always" : DurationText.print(interval);
    }
}
