/**
 * The store that needs nothing installed: aggregates in an MVStore file, and the visits of persons in runs of sorted rows
 * beside it, so that a person's rows can be taken out of every file.
 */
@NullMarked
package dev.pledge.statistics.embedded;

import org.jspecify.annotations.NullMarked;
