package dev.pledge;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyException;
import dev.pledge.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where an application's policy comes from. */
final class PolicySource {
    private static final String USUAL_PLACE = "/WEB-INF/privacy-policy.yaml";
    private static final Logger LOG = System.getLogger(PolicySource.class.getName());

    private final Settings settings;
    private final Resources resources;

    PolicySource(Settings settings, Resources resources) {
        this.settings = settings;
        this.resources = resources;
    }

    /**
     * Reads the policy; an application that has none gets the built-in one.
     *
     * @throws PolicyException if the file has mistakes
     * @throws IOException if a file that web.xml names cannot be read
     */
    Policy read() throws IOException {
        String location = settings.policy() == null ? USUAL_PLACE : settings.policy();
        String text;
        try (InputStream in = resources.open(location)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException absent) {
            if (settings.policy() != null) {
                throw new IOException("web.xml: init-param policy: there is no " + location
                        + "; expected a path within the application, classpath: or file:");
            }
            return builtIn();
        }
        if (settings.mode() != null) {
            LOG.log(
                    Level.WARNING,
                    "The init-param mode is that of the built-in policy; the modes of {0} hold instead.",
                    location);
        }
        return PolicyReader.read(location, text);
    }

    private Policy builtIn() {
        Mode mode = settings.mode() == null ? Mode.REPORT : settings.mode();
        LOG.log(
                Level.INFO,
                "There is no {0}: the built-in policy holds, in mode {1}. {2}",
                USUAL_PLACE,
                mode.key(),
                mode == Mode.REPORT
                        ? "Nothing is changed; the init-param mode with the value enforce makes it act."
                        : "");
        return Policy.builtIn(mode);
    }

    /** Returns the file to watch, or null where the policy is part of the application. */
    @Nullable
    Path file() {
        return settings.policy() == null ? null : Resources.file(settings.policy());
    }

    /** Returns the name of the policy for messages. */
    String name() {
        return settings.policy() == null ? USUAL_PLACE : settings.policy();
    }
}
