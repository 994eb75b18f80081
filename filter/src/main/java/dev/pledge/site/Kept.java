package dev.pledge.site;

import dev.pledge.policy.Https;
import dev.pledge.policy.Mode;
import dev.pledge.policy.PathMode;
import dev.pledge.policy.PathPattern;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;
import dev.pledge.snapshot.Switches;
import java.util.List;

/**
 * Which promises are kept now, by the policy and by the switches: what may be said in public.
 *
 * @param policy the policy that holds
 * @param switches what operations have turned off
 */
record Kept(Policy policy, Switches switches) {
    /** Returns how far a promise is kept, wherever its scope says nothing else. */
    Mode mode(Promise promise) {
        return switches.isOn(promise) ? policy.scope(promise).mode() : Mode.OFF;
    }

    /** Returns whether a promise is kept. */
    boolean is(Promise promise) {
        return mode(promise) == Mode.ENFORCE;
    }

    /** Returns the paths on which a promise that is kept elsewhere is not. */
    List<PathPattern> exceptions(Promise promise) {
        return policy.scope(promise).paths().stream()
                .filter(path -> path.mode() != Mode.ENFORCE)
                .map(PathMode::pattern)
                .toList();
    }

    /** Returns whether anything is promised of the way that data travels. */
    boolean secureSomewhere() {
        return is(Promise.SENSITIVE_FORMS)
                && (policy.site().https() == Https.EVERYWHERE
                        || !policy.sensitiveForms().paths().isEmpty());
    }

    /** Returns whether anything is promised of who receives data. */
    boolean disclosuresGuarded() {
        return is(Promise.DISCLOSURES) && !policy.disclosures().paths().isEmpty();
    }

    /** Returns whether who sends {@code Sec-GPC: 1} is recorded nowhere as a person; in other modes nobody is. */
    boolean optOutHonoured() {
        return is(Promise.STATISTICS);
    }
}
