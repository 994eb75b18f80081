/** Ad-server lists in, a verdict on a URL out; knows neither HTML nor servlets. */
@NullMarked
package dev.pledge.adserver;

import org.jspecify.annotations.NullMarked;
