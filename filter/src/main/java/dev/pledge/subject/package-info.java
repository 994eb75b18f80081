/**
 * What is held about one person: shown, corrected and erased, by the application's sources and Pledge's own; and the books
 * on who asked, what was disclosed and who complained.
 */
@NullMarked
package dev.pledge.subject;

import org.jspecify.annotations.NullMarked;
