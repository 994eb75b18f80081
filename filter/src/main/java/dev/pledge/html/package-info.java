/** A streaming HTML scanner and rewriter over bytes; knows neither ads nor servlets. */
@NullMarked
package dev.pledge.html;

import org.jspecify.annotations.NullMarked;
