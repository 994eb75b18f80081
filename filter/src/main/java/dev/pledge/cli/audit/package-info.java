/** The audit: a site that is not governed yet is fetched, and looked at as the filter would. */
@NullMarked
package dev.pledge.cli.audit;

import org.jspecify.annotations.NullMarked;
