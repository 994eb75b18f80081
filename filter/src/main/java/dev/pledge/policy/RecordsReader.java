package dev.pledge.policy;

import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code records}. */
final class RecordsReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("data", "keep"));

    private static final Type<String> DATA = Type.text("file: and the path of a directory", Storage::place);
    private static final Type<Period> PERIOD = Type.text(PeriodText.EXPECTED, PeriodText::parse);

    private RecordsReader() {}

    static RecordsPolicy read(Section section) {
        return new RecordsPolicy(section.get("data", DATA), section.get("keep", PERIOD, RecordsPolicy.KEEP));
    }
}
