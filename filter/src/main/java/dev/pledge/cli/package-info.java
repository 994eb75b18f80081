/** The command line: what web teams run in their own builds, without a container. */
@NullMarked
package dev.pledge.cli;

import org.jspecify.annotations.NullMarked;
