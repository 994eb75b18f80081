package dev.pledge.finding;

import dev.pledge.policy.Mode;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes the first finding of each kind and {@code what} to a log, once for each revision of the policy. After so many
 * lines it says that it stops, and stops: findings come with requests, and a log must not be filled by whoever sends
 * them.
 */
public final class FindingLog implements FindingListener {
    /** How many lines are written unless said otherwise. */
    public static final int LINES = 1_000;

    private final System.Logger logger;
    private final int limit;
    private final AtomicInteger lines = new AtomicInteger();

    /**
     * Begins with no line written.
     *
     * @param logger takes the lines
     * @param limit how many lines are written at most, less the one that says that it stops
     */
    public FindingLog(System.Logger logger, int limit) {
        this.logger = logger;
        this.limit = limit;
    }

    @Override
    public void found(Breach breach, boolean first) {
        found(breach, first, "");
    }

    @Override
    public void found(Breach breach, boolean first, String rule) {
        if (!first || lines.get() > limit) {
            return;
        }
        int line = lines.incrementAndGet();
        if (line <= limit) {
            logger.log(Level.WARNING, () -> sentence(breach, rule));
        } else if (line == limit + 1) {
            logger.log(
                    Level.WARNING, () -> "" + limit + " kinds of findings are logged; further ones are only counted");
        }
    }

    private static String sentence(Breach breach, String rule) {
        String page = breach.page().isEmpty() ? "" : " on " + breach.page();
        String by = rule.isEmpty() ? "" : " by " + SafeText.of(rule);
        return "%s: %s \"%s\" (%s)%s%s: %s; policy %s; further ones are only counted"
                .formatted(
                        breach.kind().promise().section(),
                        breach.kind().key(),
                        breach.what(),
                        breach.label(),
                        by,
                        page,
                        outcome(breach),
                        breach.revision());
    }

    /** Says what became of it: some kinds are never prevented, whatever the mode, and of others some are not. */
    private static String outcome(Breach breach) {
        String seen = "seen, nothing was changed";
        return switch (breach.kind()) {
            case PAGE_NOT_INSPECTED -> "passed on as it was";
            case REPORTED_BY_BROWSER -> breach.mode() == Mode.ENFORCE ? "kept out by a browser, as it says" : seen;
            case AD_LIST_UNREADABLE -> "other lists stand in for it";
            case EXPOSURE -> breach.mode() == Mode.ENFORCE ? "refused, but it had been exposed" : seen;
            default -> breach.isPrevented() ? "prevented" : seen;
        };
    }
}
