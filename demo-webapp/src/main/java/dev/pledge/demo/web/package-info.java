/** The shop's pages: servlets that ask the shop and forward to JSPs. */
@NullMarked
package dev.pledge.demo.web;

import org.jspecify.annotations.NullMarked;
