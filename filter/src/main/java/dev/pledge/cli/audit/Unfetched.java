package dev.pledge.cli.audit;

/**
 * An address that could not be looked at.
 *
 * @param url the address
 * @param from the page that links to it; empty for the first one
 * @param reason why
 */
public record Unfetched(String url, String from, String reason) {}
