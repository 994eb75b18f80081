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
 */
public record Modes(Mode cookies, Mode adServers, Mode sensitiveForms, Mode statistics) {
    /** Returns the modes at a path within the context. */
    public static Modes at(String path, Policy policy, Switches switches) {
        return new Modes(
                mode(Promise.COOKIES, path, policy, switches),
                mode(Promise.AD_SERVERS, path, policy, switches),
                mode(Promise.SENSITIVE_FORMS, path, policy, switches),
                mode(Promise.STATISTICS, path, policy, switches));
    }

    private static Mode mode(Promise promise, String path, Policy policy, Switches switches) {
        return switches.isOn(promise) ? policy.scope(promise).at(path) : Mode.OFF;
    }

    /** Returns the mode of a promise. */
    public Mode of(Promise promise) {
        return switch (promise) {
            case COOKIES -> cookies;
            case AD_SERVERS -> adServers;
            case SENSITIVE_FORMS -> sensitiveForms;
            case STATISTICS -> statistics;
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

    /** Returns whether nothing at all is to be done. */
    public boolean allOff() {
        return !lookAtPages() && cookies == Mode.OFF && statistics == Mode.OFF;
    }
}
