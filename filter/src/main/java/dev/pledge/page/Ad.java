package dev.pledge.page;

/**
 * An ad server that was found.
 *
 * @param host its host
 * @param company whose it is
 */
record Ad(String host, String company) {}
