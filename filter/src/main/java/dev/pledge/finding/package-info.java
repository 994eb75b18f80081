/** What was prevented, or in {@code report} would have been: recorded once, bounded, counted. */
@NullMarked
package dev.pledge.finding;

import org.jspecify.annotations.NullMarked;
