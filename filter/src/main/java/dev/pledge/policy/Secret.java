package dev.pledge.policy;

/**
 * Where a password is: never in the policy itself, which is published and put under version control.
 *
 * @param place {@code env:} and the name of an environment variable, or {@code file:} and the path of a file that holds
 *     nothing else
 */
public record Secret(String place) {
    static final String EXPECTED = "env: and the name of an environment variable, or file: and the path of a file";

    /** @throws IllegalArgumentException if it is no such place; it does not quote what may be the password itself */
    public Secret {
        if (!place.matches("env:[A-Za-z_][A-Za-z0-9_]*|file:.+") || !Wording.clean(place)) {
            throw Unexpected.secret(place, EXPECTED);
        }
    }
}
