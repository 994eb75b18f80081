/** What happened, hour by hour, on the disk: counts, findings, and the policies that held. Nothing in it is about a person. */
@NullMarked
package dev.pledge.history;

import org.jspecify.annotations.NullMarked;
