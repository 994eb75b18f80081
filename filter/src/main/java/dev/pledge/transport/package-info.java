/** Is this exchange secure, and what follows from that; knows no servlets. */
@NullMarked
package dev.pledge.transport;

import org.jspecify.annotations.NullMarked;
