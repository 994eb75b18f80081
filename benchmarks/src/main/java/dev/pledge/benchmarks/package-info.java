/** Measurements: JMH benchmarks of single parts, and side-by-side runs of the whole. */
@NullMarked
package dev.pledge.benchmarks;

import org.jspecify.annotations.NullMarked;
