/** The server of the war that runs by itself: Jetty, a certificate of its own and a management port. */
@NullMarked
package dev.pledge.demo.server;

import org.jspecify.annotations.NullMarked;
