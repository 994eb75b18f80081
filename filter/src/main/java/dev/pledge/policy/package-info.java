/**
 * What the site promises: immutable records, read from YAML or built in Java; every mistake is named with its line.
 */
@NullMarked
package dev.pledge.policy;

import org.jspecify.annotations.NullMarked;
