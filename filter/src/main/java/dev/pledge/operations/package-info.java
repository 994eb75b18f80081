/** What those who run a site see of it: the dashboard, apart from all that visitors see. */
@NullMarked
package dev.pledge.operations;

import org.jspecify.annotations.NullMarked;
