/** Micrometer meters; the only place that knows Micrometer, so that Pledge also runs without. */
@NullMarked
package dev.pledge.metrics;

import org.jspecify.annotations.NullMarked;
