/** The shop's trade: products, carts, orders, customers, all in one H2 database. Knows no servlets. */
@NullMarked
package dev.pledge.demo.shop;

import org.jspecify.annotations.NullMarked;
