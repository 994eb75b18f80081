package dev.pledge.cli.audit;

import java.time.Duration;

/**
 * How far an audit goes.
 *
 * @param pages how many addresses are asked for at most, from 1
 * @param depth how many links away from the first page, from 0
 * @param queries how many queries of one path, from 0
 * @param time how long it takes in all
 * @param delay the pause between two requests
 * @param patience how long one answer may take, to its end
 * @param body how many bytes of a page are read, after decompression
 */
public record Bounds(int pages, int depth, int queries, Duration time, Duration delay, Duration patience, int body) {}
