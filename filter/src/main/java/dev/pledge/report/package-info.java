/** The conformance report: what a period came to, signed, and chained to the one before. */
@NullMarked
package dev.pledge.report;

import org.jspecify.annotations.NullMarked;
