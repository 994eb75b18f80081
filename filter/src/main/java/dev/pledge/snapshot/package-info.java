/** The policy and all that is compiled from it: one immutable object, swapped whole on reload. */
@NullMarked
package dev.pledge.snapshot;

import org.jspecify.annotations.NullMarked;
