/** Pledge in front of any site, on this machine, to try it. The one place that knows Jetty. */
@NullMarked
package dev.pledge.cli.proxy;

import org.jspecify.annotations.NullMarked;
