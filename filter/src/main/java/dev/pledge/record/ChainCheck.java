package dev.pledge.record;

import dev.pledge.record.LineText.Line;
import dev.pledge.record.Verification.Fault;
import org.jspecify.annotations.Nullable;

/** Looks through the lines of a log, one after the other, for the first that does not belong where it is. */
final class ChainCheck {
    /** The kind of the line that says up to where a log has been forgotten: the lines after it follow on none. */
    static final String FORGOTTEN = "forgotten";

    /** The kind of the line that says that the log was found broken. */
    static final String BROKEN = "broken";

    static final String THROUGH = "through";
    static final String HASH = "hash";
    static final String REASON = "reason";

    private final Tip expected;
    private Tip tip = Tip.BEGINNING;
    private Tip base = Tip.BEGINNING;
    private Tip forgotten = Tip.BEGINNING;
    private String file = "";
    private long line;
    private String firstFile = "";
    private long entries;
    private @Nullable Fault fault;

    /** @param expected where the log is to end */
    ChainCheck(Tip expected) {
        this.expected = expected;
    }

    void line(String inFile, long number, byte[] bytes, boolean ended) {
        Line read = bytes.length > LineText.LONGEST ? null : LineText.parse(bytes);
        boolean first = entries == 0;
        if (first) {
            firstFile = inFile;
            base = read == null ? base : new Tip(read.entry().number() - 1, read.before());
            tip = base;
        }
        if (read == null) {
            wrong(inFile, number, "this is no entry");
        } else if (!ended) {
            wrong(inFile, number, "this entry has no end");
        } else if (read.entry().number() != tip.number() + 1) {
            wrong(
                    inFile,
                    number,
                    "entry " + (tip.number() + 1) + " is missing here: this is entry "
                            + read.entry().number());
        } else if (!first && !read.before().equals(tip.hash())) {
            wrong(file, line, "this line, or the one after it, was changed");
        } else {
            told(read.entry(), inFile, number);
        }
        long reached = read == null ? tip.number() + 1 : read.entry().number();
        tip = new Tip(reached, Sha256.hex(bytes));
        file = inFile;
        line = number;
        entries++;
    }

    private void told(LogEntry entry, String inFile, long number) {
        if (entry.kind().equals(BROKEN)) {
            wrong(inFile, number, "before this, the log was found broken: " + entry.field(REASON));
        } else if (entry.kind().equals(FORGOTTEN)) {
            Tip through = forgottenBy(entry);
            forgotten = through.number() > forgotten.number() ? through : forgotten;
        }
    }

    private static Tip forgottenBy(LogEntry entry) {
        String through = entry.field(THROUGH);
        String hash = entry.field(HASH);
        return through == null || hash == null || !through.matches("[0-9]{1,18}")
                ? Tip.BEGINNING
                : new Tip(Long.parseLong(through), hash);
    }

    private void wrong(String inFile, long number, String reason) {
        if (fault == null) {
            fault = new Fault(inFile, number, reason);
        }
    }

    /** Returns the last line that was seen. */
    Tip tip() {
        return tip;
    }

    /** Returns up to where the log is to be forgotten. */
    Tip forgotten() {
        return forgotten;
    }

    /** Returns whether there is something that is to be forgotten. */
    boolean hasForgotten() {
        return entries > 0 && base.number() < forgotten.number();
    }

    /** All lines have been seen. */
    Verification end() {
        // A log that was forgotten up to somewhere may still be about to be: that takes several steps.
        boolean justified = base.equals(Tip.BEGINNING) || base.number() < forgotten.number() || base.equals(forgotten);
        if (!justified) {
            fault = new Fault(firstFile, 1, "the entries before this one are missing");
        } else if (entries == 0 && expected.number() > 0) {
            wrong("head", 0, "all of the " + expected.number() + " entries are missing");
        } else if (tip.number() < expected.number()) {
            wrong(file, line, "the entries after this one are missing, up to entry " + expected.number());
        } else if (tip.number() > expected.number()) {
            wrong(file, line, "there are more entries than the " + expected.number() + " that were written");
        } else if (!tip.hash().equals(expected.hash())) {
            wrong(file, line, "this line was changed");
        }
        return new Verification(entries, tip, fault);
    }
}
