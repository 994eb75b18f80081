package dev.pledge.statistics;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How recording gets on.
 *
 * @param recorded how many accesses were recorded since the start
 * @param lost how many could not be, since the start: the disk, or the journal's budget, was full
 * @param torn how many were found torn or corrupt, since the start: the process or the machine died while they were
 *     written
 * @param pendingBytes how many bytes of the journal the store has not taken yet
 * @param budgetBytes how many bytes of it there may be; then accesses are lost
 * @param pendingErasures how many pseudonyms the store is still to forget: it was away when that was asked for
 * @param lastSuccess when the store took something last; null if it has not yet
 * @param failingSince since when the store fails; null if it does not
 * @param message what the store said last when it failed; null if it has not
 */
public record StatisticsState(
        long recorded,
        long lost,
        long torn,
        long pendingBytes,
        long budgetBytes,
        int pendingErasures,
        @Nullable Instant lastSuccess,
        @Nullable Instant failingSince,
        @Nullable String message) {}
