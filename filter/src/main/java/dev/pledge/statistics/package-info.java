/** Page accesses: what one is, and how they are counted. */
@NullMarked
package dev.pledge.statistics;

import org.jspecify.annotations.NullMarked;
