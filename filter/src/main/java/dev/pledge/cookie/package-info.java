/** {@code Cookie} and {@code Set-Cookie} header values in, allowed ones out (RFC 6265bis); knows no servlets. */
@NullMarked
package dev.pledge.cookie;

import org.jspecify.annotations.NullMarked;
