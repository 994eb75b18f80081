package dev.pledge.servlet;

import dev.pledge.snapshot.Modes;
import dev.pledge.snapshot.Snapshot;

/**
 * What is known of a request when it comes, before anything is done about it.
 *
 * @param snapshot the policy that holds, and what is compiled from it
 * @param modes how far each promise is kept at its path
 * @param path the path within the context, decoded and without path parameters
 * @param secure whether the exchange is secure, by who knows it according to the policy
 */
public record Arrival(Snapshot snapshot, Modes modes, String path, boolean secure) {}
