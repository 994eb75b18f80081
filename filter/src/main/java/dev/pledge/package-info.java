/** A servlet filter that keeps a privacy policy's word. */
@NullMarked
package dev.pledge;

import org.jspecify.annotations.NullMarked;
