/** Stands for a jar that a vendor of visitor analytics delivers, with a filter for web.xml. */
@NullMarked
package dev.pledge.demo.vendor;

import org.jspecify.annotations.NullMarked;
