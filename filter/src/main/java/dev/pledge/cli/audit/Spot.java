package dev.pledge.cli.audit;

/**
 * Where in a page something stands.
 *
 * @param line its line, from 1
 * @param column its column in characters, from 1
 * @param excerpt what stands there, on one line and bounded
 */
public record Spot(int line, int column, String excerpt) {}
