package dev.pledge.policy;

import java.util.Locale;

/** How a constant is written in the policy file: {@code SENSITIVE_FORMS} is {@code sensitive-forms}. */
final class KeyWord {
    private KeyWord() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
