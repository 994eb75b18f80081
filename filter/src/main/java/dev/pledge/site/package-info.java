/** The documents that Pledge itself serves. */
@NullMarked
package dev.pledge.site;

import org.jspecify.annotations.NullMarked;
