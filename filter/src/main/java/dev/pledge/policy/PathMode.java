package dev.pledge.policy;

/**
 * A mode of their own for some paths.
 *
 * @param pattern the paths
 * @param mode how far the promise is kept there; {@link Mode#OFF} excludes them
 */
public record PathMode(PathPattern pattern, Mode mode) {}
