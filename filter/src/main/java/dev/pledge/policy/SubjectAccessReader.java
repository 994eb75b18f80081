package dev.pledge.policy;

import java.time.Period;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the section {@code subject-access}. */
final class SubjectAccessReader {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("mode", "due", "reason", "operator-role"));

    private static final Type<Period> PERIOD = Type.text(PeriodText.EXPECTED, PeriodText::parse);

    private SubjectAccessReader() {}

    static SubjectAccessPolicy read(Section section) {
        Mode mode = ScopeReader.mode(section);
        Period due = section.get("due", PERIOD, SubjectAccessPolicy.DUE);
        String reason = section.get("reason", Type.TEXT);
        List<Fault> faults = SubjectAccessPolicy.faults(due, reason);
        section.report(faults);
        return new SubjectAccessPolicy(
                mode,
                faults.isEmpty() ? due : SubjectAccessPolicy.DUE,
                reason,
                section.get("operator-role", Type.TEXT));
    }
}
