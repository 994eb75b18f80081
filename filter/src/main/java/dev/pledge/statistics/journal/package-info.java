/**
 * The journal: page accesses from the moment that they were answered until a store has them. It survives the death of
 * the process, a full disk and an absent store.
 */
@NullMarked
package dev.pledge.statistics.journal;

import org.jspecify.annotations.NullMarked;
