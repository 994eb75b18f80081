package dev.pledge.page;

/**
 * An ad server that was found.
 *
 * @param host its host
 * @param company whose it is
 * @param rule the rule that says so, after the list and line that it stands in
 */
record Ad(String host, String company, String rule) {}
