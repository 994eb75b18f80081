package dev.pledge.snapshot;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.Promise;

/**
 * How far each promise is kept for one request.
 *
 * @param cookies the promise on cookies
 * @param adServers the promise on ad servers
 * @param sensitiveForms the promise on sensitive forms
 * @param statistics the promise on page accesses
 * @param subjectAccess the promise to show, correct and erase, which is the same everywhere
 * @param disclosures the promise on partners; off where no personal data is released
 * @param contact the promise on e-mail, post and telephone, which is the same everywhere
 */
public record Modes(
        Mode cookies,
        Mode adServers,
        Mode sensitiveForms,
        Mode statistics,
        Mode subjectAccess,
        Mode disclosures,
        Mode contact) {
    /** Returns the modes at a path within the context. */
    public static Modes at(String path, Policy policy, Switches switches) {
        return new Modes(
                mode(Promise.COOKIES, path, policy, switches),
                mode(Promise.AD_SERVERS, path, policy, switches),
                mode(Promise.SENSITIVE_FORMS, path, policy, switches),
                mode(Promise.STATISTICS, path, policy, switches),
                mode(Promise.SUBJECT_ACCESS, policy.subjectAccess().mode(), switches),
                mode(Promise.DISCLOSURES, policy.disclosures().at(path), switches),
                mode(Promise.CONTACT, policy.contact().mode(), switches));
    }

    private static Mode mode(Promise promise, String path, Policy policy, Switches switches) {
        return mode(promise, policy.scope(promise).at(path), switches);
    }

    private static Mode mode(Promise promise, Mode declared, Switches switches) {
        return switches.isOn(promise) ? declared : Mode.OFF;
    }

    /** Returns the mode of a promise. */
    public Mode of(Promise promise) {
        return switch (promise) {
            case COOKIES -> cookies;
            case AD_SERVERS -> adServers;
            case SENSITIVE_FORMS -> sensitiveForms;
            case STATISTICS -> statistics;
            case SUBJECT_ACCESS -> subjectAccess;
            case DISCLOSURES -> disclosures;
            case CONTACT -> contact;
        };
    }

    /** Returns whether pages are to be looked at. */
    public boolean lookAtPages() {
        return adServers != Mode.OFF || sensitiveForms != Mode.OFF;
    }

    /** Returns whether pages may be changed. */
    public boolean rewritePages() {
        return adServers == Mode.ENFORCE || sensitiveForms == Mode.ENFORCE;
    }

    /** Returns whether any promise is kept, so that there may be something to tell of. */
    public boolean anyEnforced() {
        return rewritePages()
                || cookies == Mode.ENFORCE
                || statistics == Mode.ENFORCE
                || subjectAccess == Mode.ENFORCE
                || disclosures == Mode.ENFORCE
                || contact == Mode.ENFORCE;
    }

    /** Returns whether nothing at all is to be done with what the application answers. */
    public boolean allOff() {
        return !lookAtPages() && cookies == Mode.OFF && statistics == Mode.OFF && disclosures == Mode.OFF;
    }
}
