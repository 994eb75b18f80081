/** Makes the war run by itself. Knows the JDK only: it is what there is before the server is unpacked. */
@NullMarked
package dev.pledge.demo.launch;

import org.jspecify.annotations.NullMarked;
