/** The exchange and its wrappers: the one place that deals with containers. */
@NullMarked
package dev.pledge.servlet;

import org.jspecify.annotations.NullMarked;
