/** A page governed: HTML, ad servers, upgrades to HTTPS and the indicator put together; knows no servlets. */
@NullMarked
package dev.pledge.page;

import org.jspecify.annotations.NullMarked;
