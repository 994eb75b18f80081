package dev.pledge.history;

import java.time.Instant;

/**
 * A policy that held from some moment on, until the next one did.
 *
 * @param revision names policy, lists and Pledge's version
 * @param digest the policy's SHA-256, as it is published
 * @param since from when on it held, to the millisecond
 * @param text what it says, in YAML, without where data is stored and what partners are known by
 */
public record PolicyRevision(String revision, String digest, Instant since, String text) {}
