/** The shop's letters: to whom it may write, and how they are sent. */
@NullMarked
package dev.pledge.demo.mail;

import org.jspecify.annotations.NullMarked;
