package dev.pledge.metrics;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Finds what to measure with. It names no type of Micrometer, so it loads where there is none. */
public final class MeterBinding {
    private static final System.Logger LOG = System.getLogger(MeterBinding.class.getName());
    private static final String REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private MeterBinding() {}

    /**
     * Returns meters in a registry of Micrometer, or {@link Meters#NONE} where the application has no Micrometer.
     *
     * @param registry the {@code MeterRegistry}; null for Micrometer's global one. One that comes from another copy of
     *     Micrometer than the application's cannot be used: that is logged, and the global one is taken
     */
    public static Meters find(@Nullable Object registry) {
        Class<?> type;
        try {
            type = Class.forName(REGISTRY, false, MeterBinding.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            if (registry != null) {
                LOG.log(Level.WARNING, "A meter registry is given, but there is no Micrometer: nothing is measured");
            }
            return Meters.NONE;
        }
        if (registry == null || type.isInstance(registry)) {
            return PledgeMeters.in(registry);
        }
        LOG.log(
                Level.WARNING,
                "{0} is no {1} of this application''s Micrometer; the global registry is used",
                registry.getClass().getName(),
                REGISTRY);
        return PledgeMeters.in(null);
    }
}
