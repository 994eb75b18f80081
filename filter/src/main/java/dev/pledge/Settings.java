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
record Settings(@Nullable Parameter policy, @Nullable Mode mode) {
    /**
     * A setting as it was found.
     *
     * @param name what web.xml calls it, for messages
     * @param value its value, not blank
     */
    record Parameter(String name, String value) {}

    /** @throws IllegalArgumentException if the mode is none */
    static Settings of(Function<String, @Nullable String> filterParameter, ServletContext context) {
        Parameter mode = parameter("mode", filterParameter, context);
        return new Settings(parameter("policy", filterParameter, context), mode == null ? null : mode(mode));
    }

    private static @Nullable Parameter parameter(
            String name, Function<String, @Nullable String> filterParameter, ServletContext context) {
        String place = "init-param " + name;
        String value = filterParameter.apply(name);
        if (value == null) {
            place = "context-param pledge." + name;
            value = context.getInitParameter("pledge." + name);
        }
        return value == null || value.isBlank() ? null : new Parameter(place, value.trim());
    }

    private static Mode mode(Parameter parameter) {
        for (Mode mode : Mode.values()) {
            if (mode.key().equals(parameter.value().toLowerCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new IllegalArgumentException("web.xml: " + parameter.name() + ": found \"" + parameter.value()
                + "\", expected enforce, report or off");
    }
}
