package dev.pledge.snapshot;

import dev.pledge.adserver.FilterListSummary;
import dev.pledge.adserver.ListFormat;
import dev.pledge.adserver.ListHeader;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A list that is in use.
 *
 * @param name its place, or the file of a place that is a directory
 * @param format its kind
 * @param rules how many rules it holds
 * @param made when its content was made: as it says itself, else when its file was written; null if neither is known
 * @param lifetime for how long it is good until it is to be fetched again, as it says itself; null if it does not
 * @param read when it was read
 */
public record ListState(
        String name,
        ListFormat format,
        int rules,
        @Nullable Instant made,
        @Nullable Duration lifetime,
        Instant read) {
    static ListState of(FilterListSummary list, @Nullable Instant written, Instant read) {
        ListHeader header = list.header();
        return new ListState(
                list.name(),
                list.format(),
                list.networkRules() + list.cosmeticRules(),
                header.made() == null ? written : header.made(),
                header.lifetime(),
                read);
    }
}
