/** What the shop holds about its customers, as Pledge shows it to them, corrects it and erases it. */
@NullMarked
package dev.pledge.demo.privacy;

import org.jspecify.annotations.NullMarked;
