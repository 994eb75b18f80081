package dev.pledge.statistics.journal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a drainer gets on.
 *
 * @param applied how many accesses the store has taken since the start
 * @param pendingBytes how many bytes of the journal it has not
 * @param lastSuccess when the store took something last; null if it has not yet
 * @param failingSince since when the store fails; null if it does not
 * @param message what the store said last when it failed; null if it did not yet
 */
public record DrainerState(
        long applied,
        long pendingBytes,
        @Nullable Instant lastSuccess,
        @Nullable Instant failingSince,
        @Nullable String message) {}
