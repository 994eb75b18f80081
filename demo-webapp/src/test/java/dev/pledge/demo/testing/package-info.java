/** What the tests of the running shop share. */
@NullMarked
package dev.pledge.demo.testing;

import org.jspecify.annotations.NullMarked;
