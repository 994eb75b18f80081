package dev.pledge;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/** Says what a policy promises that can be kept less well than its team may think. */
final class Cautions {
    private static final Logger LOG = System.getLogger(Cautions.class.getName());

    private Cautions() {}

    /** Tells of a policy with which an application starts. */
    static void tell(Policy policy) {
        of(policy).forEach(caution -> LOG.log(Level.WARNING, caution));
    }

    /** Tells what a changed policy has that the one before had not. */
    static void tellNew(Policy before, Policy now) {
        List<String> known = of(before);
        of(now).stream()
                .filter(caution -> !known.contains(caution))
                .forEach(caution -> LOG.log(Level.WARNING, caution));
    }

    private static List<String> of(Policy policy) {
        List<String> cautions = new ArrayList<>();
        boolean access = policy.subjectAccess().mode() == Mode.ENFORCE;
        boolean disclosures = policy.scope(Promise.DISCLOSURES).enforcedSomewhere();
        boolean releases = !policy.disclosures().paths().isEmpty();
        if ((access || disclosures && releases) && policy.records().data() == null) {
            cautions.add("The requests of persons and what was disclosed are recorded in memory only, and a restart"
                    + " forgets them: the policy names no records.data.");
        }
        if (access && policy.statement() == null) {
            cautions.add("Nobody can ask what is held about them, though subject-access is enforced: its pages are"
                    + " below the statement's, and the policy has no section statement.");
        }
        if (disclosures && !releases) {
            cautions.add("No path is guarded, though disclosures is enforced: the policy names no disclosures.paths.");
        }
        if (disclosures && releases && policy.disclosures().partners().isEmpty()) {
            cautions.add(
                    "Nobody at all gets through on disclosures.paths: the policy names no" + " disclosures.partners.");
        }
        return cautions;
    }
}
