/** What marketing pasted in over the years. This is the part that breaks the promises, on purpose. */
@NullMarked
package dev.pledge.demo.marketing;

import org.jspecify.annotations.NullMarked;
