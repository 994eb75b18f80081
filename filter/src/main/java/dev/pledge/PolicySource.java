package dev.pledge;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Policy;
import dev.pledge.policy.PolicyException;
import dev.pledge.policy.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
     * What was read.
     *
     * @param policy the policy
     * @param text the text of its file, or null where there is none
     */
    record Reading(Policy policy, @Nullable String text) {}

    /**
     * Reads the policy; an application that has none gets the built-in one.
     *
     * @throws PolicyException if the file has mistakes
     * @throws IOException if a file that web.xml names cannot be read
     */
    Reading read() throws IOException {
        Settings.Parameter named = settings.policy();
        String text;
        try (InputStream in = resources.open(name())) {
            text = PolicyReader.text(name(), in.readAllBytes());
        } catch (NoSuchFileException absent) {
            if (named != null) {
                throw new IOException("web.xml: " + named.name() + ": there is no " + named.value()
                        + "; expected a path within the application, classpath: or file:");
            }
            return new Reading(Policy.builtIn(mode()), null);
        } catch (IOException e) {
            throw new IOException(
                    (named == null ? "" : "web.xml: " + named.name() + ": ") + name() + " cannot be read: " + e, e);
        }
        if (settings.mode() != null) {
            LOG.log(
                    Level.WARNING,
                    "The init-param mode is that of the built-in policy; the modes of {0} hold instead.",
                    name());
        }
        return new Reading(PolicyReader.read(name(), text), text);
    }

    /** Returns the mode of the built-in policy. */
    private Mode mode() {
        Mode mode = settings.mode();
        return mode == null ? Mode.REPORT : mode;
    }

    /** Logs that the built-in policy holds. */
    void tellOfBuiltIn() {
        LOG.log(
                Level.INFO,
                "There is no {0}: the built-in policy holds, in mode {1}. {2}",
                USUAL_PLACE,
                mode().key(),
                mode() == Mode.REPORT
                        ? "Nothing is changed; the init-param mode with the value enforce makes it act."
                        : "");
    }

    /** Returns the file to watch, or null where the policy is part of the application. */
    @Nullable
    Path file() {
        return Resources.file(name());
    }

    /** Returns the name of the policy for messages. */
    String name() {
        Settings.Parameter named = settings.policy();
        return named == null ? USUAL_PLACE : named.value();
    }
}
