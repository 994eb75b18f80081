package dev.pledge;

import dev.pledge.policy.Mode;
import jakarta.servlet.ServletContext;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What web.xml says to the filter: its init-params, or the application's context-params with {@code pledge.} before
 * their names.
 *
 * @param policy where the policy file is, or null for the usual place
 * @param mode the mode of the built-in policy, or null
 */
record Settings(@Nullable String policy, @Nullable Mode mode) {
    /** @throws IllegalArgumentException if the mode is none */
    static Settings of(Function<String, @Nullable String> filterParameter, ServletContext context) {
        String mode = parameter("mode", filterParameter, context);
        return new Settings(parameter("policy", filterParameter, context), mode == null ? null : mode(mode));
    }

    private static @Nullable String parameter(
            String name, Function<String, @Nullable String> filterParameter, ServletContext context) {
        String value = filterParameter.apply(name);
        if (value == null) {
            value = context.getInitParameter("pledge." + name);
        }
        return value == null || value.isBlank() ? null : value.trim();
    }

    private static Mode mode(String text) {
        for (Mode mode : Mode.values()) {
            if (mode.key().equals(text.toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException(
                "web.xml: init-param mode: found \"" + text + "\", expected enforce, report or off");
    }
}
