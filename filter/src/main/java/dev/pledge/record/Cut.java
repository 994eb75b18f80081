package dev.pledge.record;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the lines of a log, file after file, and finds where what is certain ends. For one thread. */
final class Cut {
    private final Tip certain;

    /** The file in which it ends; null if it is not found, and there is no file. */
    @Nullable
    Path file;

    /** Where in that file. */
    long end;

    /** Whether its last line has been seen. */
    boolean found;

    /** How many lines have been seen after it. */
    long after;

    /** The line seen last. */
    Tip last = Tip.BEGINNING;

    /** Whether that line has a line feed. */
    boolean ended = true;

    private Path at = Path.of("");

    Cut(Tip certain) {
        this.certain = certain;
        this.found = certain.equals(Tip.BEGINNING);
    }

    void next(Path path) {
        at = path;
        if (found && file == null) {
            file = path;
        }
    }

    void line(long line, byte[] bytes, long endOfLine, boolean lineEnded) {
        if (found) {
            after++;
        }
        LineText.Line read = LineText.parse(bytes);
        long number = read == null ? last.number() + 1 : read.entry().number();
        last = new Tip(number, Sha256.hex(bytes));
        ended = lineEnded;
        if (last.equals(certain) && lineEnded) {
            found = true;
            after = 0;
            file = at;
            end = endOfLine;
        }
    }

    List<Path> laterFiles(List<Path> all) {
        Path in = file;
        return in == null ? List.of() : all.subList(all.indexOf(in) + 1, all.size());
    }
}
