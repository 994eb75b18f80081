/** Pledge's own books: an append-only log in which a changed, removed or added line shows. */
@NullMarked
package dev.pledge.record;

import org.jspecify.annotations.NullMarked;
