/**
 * Micrometer meters; the only place that knows Micrometer, so that Pledge also runs without. {@link
 * dev.pledge.metrics.MeterName} is the table of all meters, and the README has it with what it means to whoever operates a
 * site. How many series there are at most does not depend on what visitors send.
 */
@NullMarked
package dev.pledge.metrics;

import org.jspecify.annotations.NullMarked;
